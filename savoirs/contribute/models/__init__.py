from .contact import ContactDetails
from .contribution import Contribution, Helper
from .files import ContributionFile
from .message import ReviewMessage

__all__ = ["ContactDetails", "Contribution", "ContributionFile", "Helper", "ReviewMessage"]
