"""How often someone has tried something lately: what the limits count."""

import ipaddress
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.http import HttpRequest
from django.utils import timezone

from ..secrets import keyed_hash

PERIOD = timedelta(hours=1)


class Attempt(models.Model):
    """One try, kept for an hour. ``visitor`` is a keyed hash of a network address, never the address."""

    class What(models.TextChoices):
        BEGIN = "begin"
        FILE = "file"
        CODE = "code"
        ASK = "ask"

    # A whole workshop may share one address: generous for people, narrow for robots.
    LIMITS = {What.BEGIN: 60, What.FILE: 300, What.CODE: 20, What.ASK: 40}

    visitor = models.CharField(max_length=64)
    what = models.CharField(max_length=10, choices=What)
    at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["visitor", "what", "at"], name="attempt_by_visitor")]

    def __str__(self) -> str:
        return f"{self.what} · {self.at:%H:%M}"

    @classmethod
    def is_one_too_many(cls, request: HttpRequest, what: str) -> bool:
        """Has this visitor reached the limit of the hour?"""
        lately = cls.objects.filter(visitor=_visitor(request), what=what, at__gt=timezone.now() - PERIOD)
        return lately.count() >= cls.LIMITS[cls.What(what)]

    @classmethod
    def note(cls, request: HttpRequest, what: str) -> None:
        """Count one try, and forget those of more than an hour ago."""
        cls.objects.filter(at__lt=timezone.now() - PERIOD).delete()
        cls.objects.create(visitor=_visitor(request), what=what)


def _visitor(request: HttpRequest) -> str:
    return keyed_hash(f"visitor:{_network(_address(request))}")


def _address(request: HttpRequest) -> str:
    """The visitor's address: the one that the last trusted proxy has seen (``PROXY_COUNT`` of them)."""
    told = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    chain = [*(part.strip() for part in told if part.strip()), request.META.get("REMOTE_ADDR", "")]
    return chain[max(-1 - settings.PROXY_COUNT, -len(chain))]


def _network(address: str) -> str:
    """IPv6 visitors choose their last 64 bits: only the first ones count."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(ipaddress.ip_network((found, 64), strict=False)) if found.version == 6 else address
