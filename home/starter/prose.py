"""The Markdown of the starter content, as the rich text that the editor stores."""

import re
from collections.abc import Mapping

from markdown_it import MarkdownIt

_FOREIGN = re.compile(r"\[([^\[\]]+)\]\{lang=([a-z-]{2,12})\}")
_PAGE = "page:"
_LINK = re.compile(r"\[([^\[\]]+)\]\(page:([^)]*)\)")
_markdown = MarkdownIt("zero").enable(["heading", "list", "emphasis", "link", "entity", "escape"])


def without_lost_links(markdown: str, page_ids: Mapping[str, int]) -> str:
    """``markdown`` where a link to a page that is not among ``page_ids`` has left its words only."""
    return _LINK.sub(lambda link: link[0] if link[2] in page_ids else link[1], markdown)


def to_rich_text(markdown: str, page_ids: Mapping[str, int]) -> str:
    """Return HTML for Wagtail's rich text. ``page_ids``: primary key of each page by slug (KeyError if absent)."""
    tokens = _markdown.parse(markdown)
    for inline in tokens:
        for token in inline.children or []:
            if token.type == "link_open" and str(token.attrs["href"]).startswith(_PAGE):
                slug = str(token.attrs["href"]).removeprefix(_PAGE)
                token.attrs = {"linktype": "page", "id": str(page_ids[slug])}
    html = _markdown.renderer.render(tokens, _markdown.options, {})
    return _FOREIGN.sub(r'<span lang="\2">\1</span>', html).strip()
