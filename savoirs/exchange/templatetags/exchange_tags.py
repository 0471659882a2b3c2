"""What a page says of itself to paper, to other sites and to machines."""

import json
from html import unescape
from typing import Any, cast
from urllib.parse import urlsplit

from django import template
from django.template.base import NodeList, Parser, Token
from django.template.context import Context
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe

from savoirs.exchange.feeds import legible
from savoirs.exchange.head import Head
from savoirs.knowledge.qr import qr as square

register = template.Library()
register.filter(legible)
OUT_OF_MARKUP = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&"}


class Captured(template.Node):
    """``{% captured as title %}…{% endcaptured %}``: what a block says, to be said more than once."""

    def __init__(self, nodelist: NodeList, name: str) -> None:
        self.nodelist = nodelist
        self.name = name

    def render(self, context: Context) -> SafeString:
        context[self.name] = self.nodelist.render(context)
        return SafeString()


@register.tag
def captured(parser: Parser, token: Token) -> Captured:
    _tag, _as, name = token.split_contents()
    nodelist = parser.parse(("endcaptured",))
    parser.delete_first_token()
    return Captured(nodelist, name)


@register.inclusion_tag("exchange/head.html", takes_context=True)
def shared_head(context: Context, title: str, description: str, publisher: str) -> dict[str, Any]:
    """``{% shared_head title description publisher %}``: canonical address, Open Graph, data for machines.

    ``title`` and ``description`` (or nothing) as the page's template writes them.
    """
    shown = cast(dict[str, Any], context.flatten())
    return {"head": Head(context["request"], shown, unescape(title), unescape(description), publisher)}


@register.filter
def json_ld(data: dict[str, Any]) -> SafeString:
    """``data`` for a script element, that nothing inside can close."""
    return mark_safe(json.dumps(data, ensure_ascii=False).translate(OUT_OF_MARKUP))


@register.filter
def qr(address: str) -> SafeString:
    """``address`` as a square to aim at: see :mod:`savoirs.knowledge.qr`."""
    return square(address)


@register.filter
def in_clear(address: str) -> SafeString:
    """``https://exemple.fr/p/12/`` → ``exemple.fr/p/12``, to be typed or read aloud; a line may end at a slash."""
    parts = urlsplit(address)
    steps = f"{parts.netloc}{parts.path}".removesuffix("/").split("/")
    return format_html_join(mark_safe("/<wbr>"), "{}", ((step,) for step in steps))
