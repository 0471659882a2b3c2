"""What the town does not know yet: a question, and the pages that answer it."""

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from .knowledge_page import KnowledgePage
from .vocabulary import Quarter, Theme

LONGEST_QUESTION, LONGEST_DETAIL = 200, 280  # signs


class Question(models.Model):
    """A question to the town. The public sees it once open; ``answered_at`` follows its first public answer.

    ``is_answered``, ``answered_by`` and ``public_answers`` are what :mod:`savoirs.knowledge.questions.listing` reads
    with it.
    """

    class Origin(models.TextChoices):
        STAFF = "equipe", _("posée par l’équipe")
        VISITOR = "visiteur", _("posée par un visiteur")
        SEARCH = "recherche", _("née d’une recherche sans résultat")

    class State(models.TextChoices):
        PROPOSED = "proposee", _("proposée, à relire")
        OPEN = "ouverte", _("ouverte")
        ANSWERED = "repondue", _("répondue")
        SET_ASIDE = "ecartee", _("écartée")

    text = models.CharField(_("question"), max_length=LONGEST_QUESTION)
    detail = models.CharField(_("précision"), max_length=LONGEST_DETAIL, blank=True)
    page = models.ForeignKey(
        KnowledgePage,
        verbose_name=_("page où elle se pose"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="questions",
    )
    theme = models.ForeignKey(
        Theme, verbose_name=_("thème"), on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    quarter = models.ForeignKey(
        Quarter,
        verbose_name=_("quartier"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    origin = models.CharField(_("origine"), max_length=20, choices=Origin, default=Origin.STAFF)
    state = models.CharField(_("état"), max_length=20, choices=State, default=State.OPEN, db_index=True)
    is_answered: bool
    answered_by: int | None
    public_answers: list["Answer"]

    starter_key = models.SlugField(max_length=120, null=True, unique=True, editable=False)
    asked_at = models.DateTimeField(_("posée le"), default=timezone.now, editable=False)
    answered_at = models.DateTimeField(_("répondue le"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("question à la ville")
        verbose_name_plural = _("questions à la ville")
        ordering = ["-asked_at", "-pk"]

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        return reverse("question", args=[self.pk])


def question_about(words: str) -> str:
    """What is written beforehand for who has searched ``words`` in vain."""
    if not words:
        return ""
    return gettext("Que sait-on de « %(words)s » ?") % {"words": words}


class Answer(Orderable):
    """A page answers a question, in its own words."""

    page = ParentalKey(KnowledgePage, on_delete=models.CASCADE, related_name="answers")
    question = models.ForeignKey(
        Question, verbose_name=_("question"), on_delete=models.CASCADE, related_name="answers"
    )

    class Meta(Orderable.Meta):
        verbose_name = _("réponse à une question")
        verbose_name_plural = _("réponses à des questions")
        constraints = [models.UniqueConstraint(fields=["page", "question"], name="one_answer_per_page")]

    def __str__(self) -> str:
        return f"{self.page_id} → {self.question_id}"
