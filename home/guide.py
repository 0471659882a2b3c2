"""The guide of contributors, in the admin: docs/guide-des-contributeurs.md, with its pictures."""

import re

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.templatetags.static import static
from django.utils.safestring import mark_safe
from markdown_it import MarkdownIt

from .typography import typeset_html

GUIDE = settings.BASE_DIR / "docs" / "guide-des-contributeurs.md"
PICTURE = re.compile(r'src="images/(guide/[\w-]+\.webp)"')


def guide(request: HttpRequest) -> HttpResponse:
    """The text is ours: its HTML is trusted. Its first line is the title of the screen."""
    text = GUIDE.read_text(encoding="utf-8").partition("\n")[2]
    html = typeset_html(MarkdownIt().render(text))
    html = PICTURE.sub(lambda found: f'loading="lazy" src="{static(found[1])}"', html)
    return TemplateResponse(request, "editing/guide.html", {"guide": mark_safe(html)})
