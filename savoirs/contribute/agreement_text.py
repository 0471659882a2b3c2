"""The wording of the agreement in use: the latest version stored, or the first one, written here.

The first text waits for the town's legal reading: a new version is added in the admin, never changed here.
"""

from django.utils import timezone

from savoirs.rights.models import AgreementText

FIRST_VERSION = "2026-1"
FIRST_BODY = """\
Ce texte est une première version. Les services de la Ville doivent encore le relire.

À quoi sert mon accord ? Il permet à la Bibliothèque des savoirs martégaux de garder ce que je donne. Si je dis oui, elle le montre aussi sur son site, à tout le monde.

Que se passe-t-il après mon envoi ? Une personne de l’équipe lit, écoute et regarde. Elle peut me poser une question. Rien n’est en ligne avant cette relecture.

Est-ce payant ? Non. Je ne paie rien et je ne suis pas payé. Je reste l’auteur de mes paroles et de mes images.

Qui verra mon nom ? Le public voit seulement le nom que j’ai choisi, ou aucun nom. Mon téléphone et mon courriel ne sont jamais affichés : ils servent à me répondre.

Et les autres personnes ? Je donne seulement des images et des sons que j’ai le droit de montrer. Si l’on y reconnaît quelqu’un, je lui ai demandé.

Puis-je changer d’avis ? Oui, à tout moment, sans dire pourquoi. Avec mon code, je retire tout : cela disparaît aussitôt du site. Les originaux restent fermés, hors de vue du public.

Et si j’ai moins de 18 ans ? Mes deux parents doivent donner leur accord, et moi aussi. Tant que l’équipe ne l’a pas noté, rien n’est en ligne.
"""


def current() -> AgreementText:
    """The version in use today. The first one, as long as nobody has agreed to it, is not saved yet."""
    stored = AgreementText.objects.filter(valid_from__lte=timezone.localdate()).first()
    return stored or AgreementText(version=FIRST_VERSION, body=FIRST_BODY)


def current_saved() -> AgreementText:
    """The version in use today, stored."""
    text = current()
    if text.pk is None:
        text.save()
    return text
