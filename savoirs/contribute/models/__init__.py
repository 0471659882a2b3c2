from .attempt import Attempt
from .contact import ContactDetails
from .contribution import Contribution, Helper
from .files import ContributionFile
from .message import ReviewMessage

__all__ = ["Attempt", "ContactDetails", "Contribution", "ContributionFile", "Helper", "ReviewMessage"]
