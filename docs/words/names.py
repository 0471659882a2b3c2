"""Write `search/names.txt` again: `python docs/words/names.py` (needs wordfreq, 60 MB, which the site does without).

What is read once in a million words of French and that pyspellchecker's list leaves out: names of people and towns
above all. Three letters and fewer are mostly initials and words of elsewhere.
"""

from pathlib import Path

from spellchecker import SpellChecker
from wordfreq import get_frequency_dict

from search.analysis import fold
from search.spelling import SHORTEST

NAMES = Path(__file__).resolve().parents[2] / "search" / "names.txt"
HEADER = """\
# Words read once in a million, those of pyspellchecker's list aside: names, mostly. Written by docs/words/names.py.
# From the French word list of wordfreq 3.1 (Robyn Speer), CC BY-SA 4.0, cut and folded.
"""

known = set(map(fold, SpellChecker(language="fr").word_frequency.words()))
read = map(fold, get_frequency_dict("fr", wordlist="small"))
names = sorted({word for word in read if word.isalpha() and len(word) > SHORTEST} - known)
NAMES.write_text(HEADER + "\n".join(names) + "\n", encoding="utf-8")
