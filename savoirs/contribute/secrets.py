"""What a contributor holds: a secret address while writing, then a code that one can say aloud.

The database keeps only keyed hashes of them (HMAC-SHA-256 under ``SECRET_KEY``; ``SECRET_KEY_FALLBACKS`` are
tried too), so that a stolen copy of it opens nothing. The code follows from the address: whoever holds the
address may see it again, and it is stored nowhere.
"""

import hashlib
import secrets
import unicodedata

from django.conf import settings
from django.utils.crypto import salted_hmac

ADDRESS_BYTES = 24
# Plain words of the place, easy to say and to spell: 64 of them.
WORDS = (
    "AMANDE", "AMARRE", "ANCHOIS", "ANCRE", "AVIRON", "BALISE", "BARQUE", "BATEAU",
    "BOUSSOLE", "CABANE", "CADRAN", "CALANQUE", "CALEN", "CANAL", "CARAMBOLE", "CHAPELLE",
    "CHENAL", "CIGALE", "CLOCHER", "COLLINE", "CORAIL", "DORADE", "ESCALE", "ETANG",
    "FANAL", "FIGUE", "FILET", "FLAMANT", "FONTAINE", "GALET", "GARRIGUE", "GOUDRON",
    "JETEE", "JOUTE", "LAGUNE", "LAVANDE", "MARCHE", "MARTINET", "MELON", "MIROIR",
    "MISTRAL", "MOUETTE", "MOULIN", "MUGE", "OLIVE", "PALMIER", "PECHE", "PHARE",
    "PINEDE", "PLATANE", "PONT", "POUTARGUE", "QUAI", "RAME", "RIVAGE", "ROMARIN",
    "SARDINE", "SAVON", "SENTIER", "TAMARIS", "TAMBOUR", "THON", "TUILE", "VOILE",
)  # fmt: skip
DIGITS = "0123456789"
LETTERS = "BCDFGHJKLMNPQRSTVWXZ"
DIGIT_COUNT, LETTER_COUNT = 4, 5
READ_AS_DIGITS = str.maketrans("OILSBZ", "011582")
READ_AS_LETTERS = str.maketrans("1582", "LSBZ")


def new_address() -> str:
    """192 random bits, written for an address."""
    return secrets.token_urlsafe(ADDRESS_BYTES)


def code_of(address: str) -> str:
    """The follow-up code of a secret address, « PHARE-4826-KMRTX »: 40.9 bits."""
    number = int.from_bytes(hashlib.sha256(f"code:{address}".encode()).digest())
    number, word = divmod(number, len(WORDS))
    number, digits = _draw(number, DIGITS, DIGIT_COUNT)
    number, letters = _draw(number, LETTERS, LETTER_COUNT)
    return f"{WORDS[word]}-{digits}-{letters}"


def read_code(typed: str) -> str:
    """The code that someone meant: case, accents, spaces, dashes, O for 0 do not matter. Empty: not a code."""
    plain = unicodedata.normalize("NFKD", typed[:100]).upper()
    kept = "".join(c for c in plain if c.isascii() and c.isalnum())
    end = len(kept) - LETTER_COUNT
    middle = end - DIGIT_COUNT
    word = kept[: max(middle, 0)]
    if word not in WORDS:
        return ""
    return f"{word}-{kept[middle:end].translate(READ_AS_DIGITS)}-{kept[end:].translate(READ_AS_LETTERS)}"


def keyed_hash(secret: str, key: str | bytes | None = None) -> str:
    """Hexadecimal HMAC of an address or a code, under ``key`` (default: the site's)."""
    return salted_hmac("savoirs.contribute", secret, secret=key, algorithm="sha256").hexdigest()


def possible_hashes(secret: str) -> list[str]:
    """The hashes under which ``secret`` may be stored: the present key, then the former ones."""
    return [keyed_hash(secret, key) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]


def _draw(number: int, alphabet: str, length: int) -> tuple[int, str]:
    drawn = []
    for _place in range(length):
        number, rank = divmod(number, len(alphabet))
        drawn.append(alphabet[rank])
    return number, "".join(drawn)
