"""The plain tables of the embedded engine, what other engines have yet to be told, what visitors search each week.

The full-text tables and triggers: see ``engines/embedded/tables.py``. These are Django tables so that ``flush``
empties them; no room reads them but this one.
"""

from uuid import uuid4

from django.db import models
from django.utils import timezone


class Entry(models.Model):
    """A document held by the index. ``generation`` is the rebuild that it was last written in."""

    key = models.CharField(max_length=100, unique=True)
    version = models.BigIntegerField()
    fingerprint = models.CharField(max_length=60)
    generation = models.PositiveIntegerField()
    title = models.TextField()
    sort_title = models.TextField()
    filed_title = models.TextField(default="")
    summary = models.TextField()
    body = models.TextField()
    date = models.CharField(max_length=40)
    first_year = models.IntegerField(null=True)
    last_year = models.IntegerField(null=True)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["date"], name="search_entry_date")]

    def __str__(self) -> str:
        return self.key


class Membership(models.Model):
    """``entry`` has ``slug`` under ``facet``."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, db_index=False)
    facet = models.CharField(max_length=50)
    slug = models.CharField(max_length=255)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["entry", "facet", "slug"], name="search_membership_once")
        ]
        indexes = [models.Index(fields=["facet", "slug", "entry"], name="search_membership_facet")]

    def __str__(self) -> str:
        return f"{self.facet}={self.slug}"


class Passage(models.Model):
    """A segment of a transcript. Its id is ``entry << 20 | rank``, so that an entry's own are one range."""

    id = models.BigIntegerField(primary_key=True)
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE)
    recording = models.PositiveSmallIntegerField()
    second = models.FloatField()
    text = models.TextField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.recording}@{self.second}"


class Word(models.Model):
    """An exact form that the index holds, and how it is written there, accents included."""

    form = models.CharField(max_length=64, unique=True)
    spelling = models.CharField(max_length=80)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.spelling


class State(models.Model):
    """One row: the rebuild under way or done, the analysis that the whole index was made with.

    ``stamp`` is another at each change of the entries, and never one that it was.
    """

    generation = models.PositiveIntegerField(default=1)
    analysis = models.CharField(max_length=16, default="")
    stamp = models.UUIDField(default=uuid4)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.generation}:{self.analysis}"


class Delivery(models.Model):
    """``engine`` has to be told the state of ``key``. See :mod:`search.outbox`.

    ``since`` is the first change that it does not know, ``version`` and ``stamp`` are those of the last one. Without
    ``due``, it was put aside after too many refusals.
    """

    engine = models.CharField(max_length=20)
    key = models.CharField(max_length=100)
    version = models.BigIntegerField()
    stamp = models.UUIDField(default=uuid4, unique=True)
    since = models.DateTimeField(default=timezone.now)
    tries = models.PositiveSmallIntegerField(default=0)
    due = models.DateTimeField(default=timezone.now, null=True)
    error = models.TextField(default="")

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["engine", "key"], name="search_delivery_once")]
        indexes = [models.Index(fields=["engine", "due"], name="search_delivery_due")]

    def __str__(self) -> str:
        return f"{self.engine}:{self.key}"


class WeeklySearch(models.Model):
    """Words that visitors searched in one week, and how often. Nothing of who, from where, or when in the week.

    ``week`` is its Monday. ``form`` is how spellings of the same words are told to be the same, ``words`` one of these
    spellings. ``found`` is the number of results of the last time, ``corrected`` what the words were then taken for,
    ``missing`` those of them that no page held. See :mod:`search.asked`.
    """

    week = models.DateField()
    form = models.CharField(max_length=120)
    words = models.CharField(max_length=80)
    searches = models.PositiveIntegerField(default=1)
    found = models.PositiveIntegerField()
    corrected = models.CharField(max_length=200, default="")
    missing = models.CharField(max_length=80, default="")

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["week", "form"], name="search_once_a_week")]

    def __str__(self) -> str:
        return f"{self.week}: {self.words} × {self.searches}"
