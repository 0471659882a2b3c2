"""Tell, show, correct; then where and when."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from media.intake import RefusedFile, receive_photo, receive_recording
from savoirs.knowledge.models import KnowledgePage
from savoirs.rights.access import public

from ..models import Attempt, Contribution, ContributionFile
from ..proposed import LONGEST_WORD, MOST_WORDS, split_words
from ..targets import target_among
from ..words import WordsField, shortened
from .step import StepForm

LONGEST_TEXT = 100_000
MOST_PHOTOS, MOST_RECORDINGS = 12, 5


class ManyFilesInput(forms.FileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Any number of files; the value is a list. Empty files are left to the intake, which says why."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        return [super(ManyFilesField, self).clean(file) for file in data or [] if file]


class GivingForm(StepForm):
    """A text and files. Files received stay listed, each picture with its words; a refused one costs nothing else."""

    text = WordsField(several_lines=True, rows=9)
    photos = ManyFilesField(
        required=False,
        allow_empty_file=True,
        label=gettext_lazy("Choisir ou prendre des images"),
        help_text=gettext_lazy("Une photo, un objet, un papier. Une photo de téléphone convient."),
        widget=ManyFilesInput(attrs={"accept": "image/*"}),
    )

    class Meta(StepForm.Meta):
        fields = ["text"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._kept_text: str | None = None
        for rank, file in enumerate(self.instance.photos, 1):
            label = _("Image %(rank)d : qu’y voit-on ?") % {"rank": rank}
            self.fields[f"dessus_{file.pk}"] = WordsField(label=label, max_length=250, initial=file.words)

    def clean_text(self) -> str:
        text = self.cleaned_data["text"]
        if len(text) <= LONGEST_TEXT:
            return text
        self._kept_text = text[:LONGEST_TEXT]
        raise forms.ValidationError(
            _(
                "Votre texte est très long. Ses 100 000 premiers signes sont gardés. Envoyez la suite une autre fois."
            )
        )

    def take(self, *, going_on: bool) -> bool:
        super().take(going_on=False)
        if self._kept_text is not None:
            self._show_what_is_kept(self._kept_text)
        for file in self.instance.photos:
            if (words := self.cleaned_data.get(f"dessus_{file.pk}")) is not None:
                file.words = words
                file.save(update_fields=["words"])
        self._receive_files()
        if going_on and not self.errors:
            self.ask_what_is_missing()
        return not self.errors

    def _show_what_is_kept(self, text: str) -> None:
        self.instance.text = text
        self.instance.save(update_fields=["text"])
        self.data = self.data.copy()
        self.data["text"] = text

    def _receive_files(self) -> None:
        for photo in self.cleaned_data.get("photos") or []:
            self._receive("photos", photo)

    def _receive(self, field: str, uploaded: UploadedFile) -> None:
        try:
            self._refuse_one_too_many(field)
            kept = self._keep(field, uploaded)
        except RefusedFile as refusal:
            name = shortened(uploaded.name or _("fichier sans nom"), 60)
            for sentence in refusal.messages:
                self.add_error(
                    field,
                    _("« %(name)s » : %(why)s")
                    % {"name": name, "why": f"{sentence[0].lower()}{sentence[1:]}"},
                )
        else:
            ContributionFile.objects.create(
                contribution=self.instance, sort_order=self.instance.files.count(), **kept
            )
            self.stays = self.stays or "photo" in kept

    def _keep(self, field: str, uploaded: UploadedFile) -> dict[str, Any]:
        Attempt.note(self.request, Attempt.What.FILE)
        title = _("Contribution n° %(number)s") % {"number": self.instance.pk}
        if field == "photos":
            photo = receive_photo(uploaded, title=title)
            return {"photo": photo}
        return {"recording": receive_recording(uploaded, title=title)}

    def _refuse_one_too_many(self, field: str) -> None:
        given, most = (
            (self.instance.files.filter(photo__isnull=False).count(), MOST_PHOTOS)
            if field == "photos"
            else (self.instance.files.filter(recording__isnull=False).count(), MOST_RECORDINGS)
        )
        if given >= most:
            raise RefusedFile(
                ngettext(
                    "vous avez déjà donné %(most)s fichier. Envoyez les autres dans un second souvenir.",
                    "vous avez déjà donné %(most)s fichiers. Envoyez les autres dans un second souvenir.",
                    most,
                )
                % {"most": most}
            )
        if Attempt.is_one_too_many(self.request, Attempt.What.FILE):
            raise RefusedFile(
                _(
                    "beaucoup de fichiers sont arrivés depuis une heure. Attendez un peu, puis envoyez celui-ci."
                )
            )

    def kept_photos(self) -> list[tuple[ContributionFile, forms.BoundField]]:
        """The pictures received before this sending, each with its field of words."""
        return [
            (file, self[name])
            for file in self.instance.photos
            if (name := f"dessus_{file.pk}") in self.fields
        ]


class TellingForm(GivingForm):
    """The memory itself: a voice, a text, pictures. One of them is enough."""

    field_order = ["recording", "text", "title", "photos"]

    title = WordsField(
        label=gettext_lazy("Un titre (si vous voulez)"),
        max_length=120,
        help_text=gettext_lazy("Exemple : « Le jour où le pont est resté levé »."),
    )
    text = WordsField(
        several_lines=True,
        rows=9,
        label=gettext_lazy("Votre souvenir, par écrit"),
        help_text=gettext_lazy("Quelques phrases suffisent. L’orthographe n’a pas d’importance."),
    )
    recording = forms.FileField(
        required=False,
        allow_empty_file=True,
        label=gettext_lazy("Un son ou une vidéo"),
        help_text=gettext_lazy("Enregistrez avec votre appareil, ou choisissez un fichier déjà prêt."),
        widget=forms.FileInput(attrs={"accept": "audio/*,video/*"}),
    )

    class Meta(GivingForm.Meta):
        fields = ["title", "text"]

    def _receive_files(self) -> None:
        if self.cleaned_data.get("recording") is not None:
            self._receive("recording", self.cleaned_data["recording"])
        super()._receive_files()

    def ask_what_is_missing(self) -> None:
        if not self.instance.says_something:
            is_picture = self.instance.kind == Contribution.Kind.PICTURE
            self.add_error(
                "photos" if is_picture else "text",
                _("Il manque encore votre image : choisissez-en une, ou racontez-la.")
                if is_picture
                else _("Il manque encore votre souvenir : parlez, écrivez ou envoyez une image."),
            )


class CorrectionForm(GivingForm):
    """What is wrong or missing on a page. A page that is not found by its name is left to the reviewers."""

    field_order = ["page_words", "text", "source_words", "photos"]

    page_words = WordsField(
        label=gettext_lazy("Quelle page ? (obligatoire)"),
        max_length=120,
        help_text=gettext_lazy("Son titre, ou son adresse sur ce site."),
    )
    text = WordsField(
        several_lines=True,
        rows=7,
        label=gettext_lazy("Ce qu’il faut corriger ou ajouter (obligatoire)"),
        help_text=gettext_lazy("Dites ce qui est écrit, et ce qu’il faudrait lire."),
    )
    source_words = WordsField(
        label=gettext_lazy("D’où le savez-vous ? (si vous voulez)"),
        max_length=300,
        help_text=gettext_lazy("Exemple : « j’y ai travaillé », « un livre », « le guichet me l’a dit »."),
    )

    class Meta(GivingForm.Meta):
        fields = ["text", "source_words"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.target and not self.instance.title:
            del self.fields["page_words"]
        else:
            self.fields["page_words"].initial = self.instance.title

    def take(self, *, going_on: bool) -> bool:
        self.full_clean()
        if words := self.cleaned_data.get("page_words"):
            self.instance.title = words
            self.instance.target = target_among(words, public(KnowledgePage.objects.all()))
        return super().take(going_on=going_on)

    def ask_what_is_missing(self) -> None:
        if not self.instance.text:
            self.add_error("text", _("Écrivez au moins quelques mots."))
        if not (self.instance.target or self.instance.title):
            self.add_error("page_words", _("Dites de quelle page vous parlez : son titre suffit."))


class PlaceAndTimeForm(StepForm):
    """Where, when, and the words to find it again: in one's own words, all optional."""

    where_words = WordsField(
        label=gettext_lazy("C’était où ? (si vous voulez)"),
        max_length=160,
        help_text=gettext_lazy("Exemple : « sur le quai, à Ferrières », « derrière l’école »."),
    )
    when_words = WordsField(
        label=gettext_lazy("C’était quand ? (si vous voulez)"),
        max_length=160,
        help_text=gettext_lazy("Exemple : « l’été 44 », « quand j’avais 8 ans »."),
    )

    proposed_words = WordsField(
        several_lines=True,
        rows=2,
        label=gettext_lazy("Quels mots pour retrouver ce souvenir ? (si vous voulez)"),
        max_length=300,
        help_text=gettext_lazy(
            "Cinq mots au plus, séparés par des virgules. Exemple : « filet, fête, école »."
        ),
        error_messages={
            "max_length": gettext_lazy("C’est trop long : gardez cinq mots, séparés par des virgules.")
        },
    )

    class Meta(StepForm.Meta):
        fields = ["where_words", "when_words", "proposed_words"]

    def clean_proposed_words(self) -> str:
        words = split_words(self.cleaned_data["proposed_words"])
        if len(words) > MOST_WORDS:
            raise forms.ValidationError(_("Cinq mots suffisent : enlevez ceux qui comptent le moins."))
        if any(len(word) > LONGEST_WORD for word in words):
            raise forms.ValidationError(_("Un mot est trop long. Mettez une virgule entre deux mots."))
        return ", ".join(words)
