"""The audit of accessibility, and the state of conformity that follows from it: nobody types that state.

Sources: law 2005-102, article 47; decree 2019-768, article 4 (the statement and its three states); RGAA 4.1.2
(106 criteria). An audit is worth three years; without one in force the only lawful mention is « non conforme ».
"""

from datetime import date

from dateutil.relativedelta import relativedelta
from django.contrib.admin import display
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from savoirs.knowledge.vocabulary.lines import LinesField

CRITERIA = 106
YEARS_IN_FORCE = 3
ONE_PER_LINE = _("Un par ligne.")


class Conformity(models.TextChoices):
    """The three states of the decree."""

    NONE = "non", _("non conforme")
    PARTIAL = "partielle", _("partiellement conforme")
    FULL = "totale", _("totalement conforme")


def conformity(audited_on: date | None, respected: int | None, failed: int | None) -> Conformity:
    """The state today of an audit made on ``audited_on``; ``respected`` and ``failed`` count criteria."""
    if audited_on is None or not respected or not is_in_force(audited_on):
        return Conformity.NONE
    if not failed:
        return Conformity.FULL
    return Conformity.PARTIAL if respected >= failed else Conformity.NONE


def is_in_force(audited_on: date) -> bool:
    """Has the audit been made, less than three years ago?"""
    today = timezone.localdate()
    return audited_on <= today < audited_on + relativedelta(years=YEARS_IN_FORCE)


class AccessibilityAuditQuerySet(models.QuerySet["AccessibilityAudit"]):
    def latest_first(self) -> "AccessibilityAuditQuerySet":
        """Those made until today."""
        return self.filter(audited_on__lte=timezone.localdate()).order_by("-audited_on", "-pk")


class AccessibilityAudit(models.Model):
    """One audit of the site. The latest one made is that of the statement, in force or not."""

    audited_on = models.DateField(_("fait le"))
    auditor = models.CharField(_("fait par"), max_length=160)
    reference = models.CharField(_("référentiel"), max_length=60, default="RGAA 4.1.2")
    respected = models.PositiveSmallIntegerField(_("critères respectés"))
    failed = models.PositiveSmallIntegerField(_("critères non respectés"))
    not_applicable = models.PositiveSmallIntegerField(_("critères non applicables"), default=0)
    faults_list: list[str]
    faults = LinesField(
        _("non-conformités"), blank=True, help_text=_("Une par ligne, avec le numéro du critère.")
    )
    derogations_list: list[str]
    derogations = LinesField(
        _("dérogations pour charge disproportionnée"),
        blank=True,
        help_text=_("Une par ligne, avec sa raison et la solution proposée."),
    )
    exempt_list: list[str]
    exempt = LinesField(
        _("contenus non soumis à l’obligation"),
        blank=True,
        help_text=_("Un par ligne : reproduction de patrimoine, contenu d’un tiers, fichier d’avant 2018…"),
    )
    pages_list: list[str]
    pages = LinesField(_("pages vérifiées"), help_text=ONE_PER_LINE)
    technologies = models.CharField(
        _("technologies"),
        max_length=160,
        default="HTML, CSS, JavaScript, SVG",
        help_text=_("Celles du site."),
    )
    environment_list: list[str]
    environment = LinesField(
        _("environnement de test"),
        help_text=_("Un par ligne : appareil, navigateur, lecteur d’écran, avec leurs versions."),
    )
    tools_list: list[str]
    tools = LinesField(_("outils"), blank=True, help_text=ONE_PER_LINE)

    objects = AccessibilityAuditQuerySet.as_manager()

    panels = [
        FieldRowPanel([FieldPanel("audited_on"), FieldPanel("auditor"), FieldPanel("reference")]),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("respected"), FieldPanel("failed"), FieldPanel("not_applicable")])],
            heading=_("Résultats"),
        ),
        MultiFieldPanel(
            [FieldPanel("faults"), FieldPanel("derogations"), FieldPanel("exempt")],
            heading=_("Contenus non accessibles"),
        ),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("pages", "environment", "tools", "technologies")],
            heading=_("Comment l’audit a été fait"),
        ),
    ]

    class Meta:
        verbose_name = _("audit d’accessibilité")
        verbose_name_plural = _("audits d’accessibilité")
        ordering = ["-audited_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.audited_on:%d/%m/%Y} · {self.state_in_words}"

    @property
    def state(self) -> Conformity:
        return conformity(self.audited_on, self.respected, self.failed)

    @property
    @display(description=_("état aujourd’hui"))
    def state_in_words(self) -> str:
        return str(self.state.label)

    @property
    def is_in_force(self) -> bool:
        return is_in_force(self.audited_on)

    @property
    def ends_on(self) -> date:
        """The first day when it is worth nothing any more."""
        return self.audited_on + relativedelta(years=YEARS_IN_FORCE)

    @property
    def percentage(self) -> float:
        """Share of the applicable criteria that are respected, cut (never rounded up) to one decimal."""
        applicable = self.respected + self.failed
        return self.respected * 1000 // applicable / 10 if applicable else 0.0

    def clean(self) -> None:
        super().clean()
        if self.audited_on and self.audited_on > timezone.localdate():
            raise ValidationError(
                {"audited_on": _("Cette date est à venir. Donnez le jour où l’audit a fini.")}
            )
        counts = (self.respected, self.failed, self.not_applicable)
        if None in counts:
            return
        if self.respected + self.failed == 0:
            raise ValidationError({"respected": _("Comptez au moins un critère respecté ou non respecté.")})
        if sum(counts) > CRITERIA:
            raise ValidationError(
                _(
                    "Le référentiel a %(criteria)s critères, vous en comptez %(counted)s. Vérifiez les nombres."
                ),
                params={"criteria": CRITERIA, "counted": sum(counts)},
            )
        if self.failed and not self.faults_list:
            raise ValidationError({"faults": _("Dites quelles non-conformités ont été trouvées.")})
