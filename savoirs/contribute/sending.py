"""From a finished draft to what the reviewers read: a draft page, its people, their agreements, in one transaction."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from media.models import Photo
from savoirs.accounts.models import Service
from savoirs.knowledge.models import Answer, KindIndexPage, Link, TestimonyPage, TestimonyRecording
from savoirs.knowledge.models.kinds import Kind
from savoirs.rights.models import Agreement, Participation, Person
from savoirs.rights.models.person import Role

from . import review
from .agreement_text import current_saved
from .models import Contribution, ContributionFile, Helper
from .proposed import propose
from .words import first_words, paragraphs, shortened

DEFAULT_SERVICE = "maison-jourde"
TITLE_LENGTH, SUMMARY_LENGTH = 70, 280


class NotReady(Exception):
    """The site has no page yet under which testimonies are kept."""


def send(contribution: Contribution) -> None:
    """Hand ``contribution`` over to its reviewers. Harmless when it has been sent already.

    Raises :class:`NotReady`; nothing has then changed.
    """
    with transaction.atomic():
        stored = Contribution.objects.select_for_update().get(pk=contribution.pk)
        if stored.is_draft:
            stored.owner_service = _service_of(stored)
            stored.state, stored.sent_at = Contribution.State.SENT, timezone.now()
            if not stored.is_correction:
                stored.page = _draft_page(stored)
                _note_people(stored)
            stored.save()
            review.submit(stored)
    contribution.refresh_from_db()


def _service_of(contribution: Contribution) -> Service | None:
    of_target = contribution.target.owner_service if contribution.target else None
    return of_target or Service.objects.filter(slug=DEFAULT_SERVICE).first()


def _draft_page(contribution: Contribution) -> TestimonyPage:
    index = KindIndexPage.objects.filter(kind_slug=Kind.TESTIMONY).first()
    if index is None:
        raise NotReady
    title = _title(contribution)
    page = TestimonyPage(
        title=title,
        slug="" if slugify(title) else f"temoignage-{contribution.pk}",
        summary=_summary(contribution),
        body=_body(contribution),
        when_words=contribution.when_words,
        owner_service=contribution.owner_service,
        needs_agreement=True,
        live=False,
        has_unpublished_changes=True,
    )
    page.recordings.add(*(TestimonyRecording(recording=file.recording) for file in contribution.recordings))
    if contribution.question:
        page.answers.add(Answer(question=contribution.question))
    if contribution.target:
        page.links.add(Link(target=contribution.target, role=Link.Role.RELATED))
    index.add_child(instance=page)
    propose(contribution.proposed_words, page)
    return page


def _title(contribution: Contribution) -> str:
    told = contribution.text or " ".join(file.words for file in contribution.photos if file.words)
    if contribution.title or told:
        return contribution.title or first_words(told, TITLE_LENGTH)
    if contribution.question:
        return shortened(_("Réponse : %(question)s") % {"question": contribution.question}, TITLE_LENGTH)
    if contribution.where_words:
        return shortened(_("Souvenir : %(place)s") % {"place": contribution.where_words}, TITLE_LENGTH)
    return _("Un souvenir à écouter") if contribution.recordings else _("Une image à regarder")


def _summary(contribution: Contribution) -> str:
    told = contribution.text or " ".join(f"{file.words}." for file in contribution.photos if file.words)
    if not told:
        spoken = _("Un souvenir raconté de vive voix.")
        kind = spoken if contribution.recordings else _("Une image confiée par un habitant ou une habitante.")
        told = " ".join([kind, *(f"{words}." for words in _place_and_time(contribution))])
    return shortened(told, SUMMARY_LENGTH)


def _place_and_time(contribution: Contribution) -> list[str]:
    return [words.rstrip(".") for words in (contribution.where_words, contribution.when_words) if words]


def _body(contribution: Contribution) -> list[tuple[str, Any]]:
    pictures = [{"photo": _with_words(file), "caption": file.words} for file in contribution.photos]
    body: list[tuple[str, Any]] = []
    if contribution.text:
        body.append(("text", paragraphs(contribution.text)))
    if len(pictures) > 1:
        body.append(("gallery", {"title": "", "pictures": pictures}))
    elif pictures:
        body.append(("picture", pictures[0]))
    return body


def _with_words(file: ContributionFile) -> Photo:
    """What the person sees in the picture is the first draft of its alternative text."""
    photo = file.kept
    photo.alt = file.words
    photo.save(update_fields=["alt"])
    return photo


def _note_people(contribution: Contribution) -> None:
    answers = {name: bool(getattr(contribution, name)) for name in ("online", "voice", "image")}
    _note_person(
        contribution,
        contribution.shown_name,
        Role.WITNESS,
        is_minor=not contribution.is_adult,
        answers={**answers, "text": bool(contribution.words)},
    )
    for helper in contribution.helpers.all():
        _note_helper(contribution, helper)


def _note_helper(contribution: Contribution, helper: Helper) -> None:
    yes = bool(helper.agrees)
    _note_person(
        contribution,
        helper.shown_name,
        Role(helper.role),
        is_minor=helper.is_heard and not helper.is_adult,
        answers=dict.fromkeys(("online", "voice", "image", "text"), yes) if helper.is_heard else None,
    )


def _note_person(
    contribution: Contribution,
    shown_name: str,
    role: Role,
    *,
    is_minor: bool,
    answers: dict[str, bool] | None,
) -> None:
    """``answers`` None: this person gives nothing of their own to show, so no agreement is needed."""
    page = contribution.page
    unnamed = _("Sans nom, contribution n° %(number)s") % {"number": contribution.pk}
    person = Person.objects.create(name=shown_name or unnamed, displayed_name=shown_name, is_minor=is_minor)
    Participation.objects.create(page=page, person=person, role=role, displayed_name=shown_name)
    if answers is not None:
        Agreement.objects.create(
            page=page,
            person=person,
            role=role,
            displayed_name=shown_name,
            text_version=current_saved(),
            is_minor=is_minor,
            **answers,
        )
