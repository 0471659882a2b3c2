"""The front door, the information pages, and what the town says about itself."""

from ..starter.models import StarterInfo, StarterLoad
from .accessibility import AccessibilityAudit
from .home_page import HomePage
from .info_page import InfoPage
from .site_settings import SiteSettings

__all__ = ["AccessibilityAudit", "HomePage", "InfoPage", "SiteSettings", "StarterInfo", "StarterLoad"]
