"""The knowledge laid out in time."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from savoirs.knowledge.models import Period

from .timeline import dated_pages, in_order_of_time


@require_safe
def timeline(request: HttpRequest) -> HttpResponse:
    """``/frise/``: every dated public page, once, in the period where it begins."""
    stretches = in_order_of_time(list(Period.objects.all()), dated_pages())
    return render(
        request,
        "atlas/timeline.html",
        {"stretches": stretches, "count": sum(len(stretch.pages) for stretch in stretches)},
    )
