"""What a page says of itself to paper, to other sites and to machines."""

from urllib.parse import urlsplit

from django import template
from django.utils.safestring import SafeString

from savoirs.knowledge.qr import qr as square

register = template.Library()


@register.filter
def qr(address: str) -> SafeString:
    """``address`` as a square to aim at: see :mod:`savoirs.knowledge.qr`."""
    return square(address)


@register.filter
def in_clear(address: str) -> str:
    """``https://exemple.fr/p/12/`` → ``exemple.fr/p/12``, to be typed or read aloud."""
    parts = urlsplit(address)
    return f"{parts.netloc}{parts.path}".removesuffix("/")
