"""The plain method that the engines are compared with, on the very queries asked: nothing of the product's is in it.

SQLite FTS5; accents folded, then Snowball stems; stop words; any word will do; rank in all the text, and half as
much again in the title.
"""

import re
import sqlite3
import unicodedata
from collections.abc import Iterable, Mapping

import Stemmer

from search.evaluation import DEPTH
from search.schema import SearchDocument

_SMALL = """
    a au aux avec ce ces d dans de des du elle en et eux il je l la le les leur lui ma mais me meme mes
    mon n ne nos notre nous on ou par pas pour qu que qui s sa se ses son sur un une votre vous"""
_STOP_WORDS = frozenset(_SMALL.split())
_BEST = f"""
    SELECT key FROM (SELECT rowid, -rank AS score FROM whole WHERE whole MATCH :match
                     UNION ALL SELECT rowid, -0.5 * rank FROM title WHERE title MATCH :match) AS found
    JOIN document ON document.id = found.rowid GROUP BY found.rowid ORDER BY SUM(score) DESC LIMIT {DEPTH}"""


def runs(documents: Iterable[SearchDocument], texts: Mapping[str, str]) -> dict[str, list[str]]:
    """The keys of the documents that each query finds, the best first."""
    index = sqlite3.connect(":memory:")
    index.executescript(
        "CREATE TABLE document (id INTEGER PRIMARY KEY, key); CREATE VIRTUAL TABLE whole USING fts5(words);"
        "CREATE VIRTUAL TABLE title USING fts5(words);"
    )
    for number, one in enumerate(documents):
        whole, title = _words(f"{one.title}\n{one.names}\n{one.body}"), _words(one.title)
        index.execute("INSERT INTO document VALUES (?, ?)", (number, one.key))
        index.execute("INSERT INTO whole (rowid, words) VALUES (?, ?)", (number, " ".join(whole)))
        index.execute("INSERT INTO title (rowid, words) VALUES (?, ?)", (number, " ".join(title)))
    found = {}
    for query, text in texts.items():
        match = " OR ".join(f'"{word}"' for word in dict.fromkeys(_words(text)))
        found[query] = [key for (key,) in index.execute(_BEST, {"match": match})] if match else []
    index.close()
    return found


def _words(text: str) -> list[str]:
    decomposed = unicodedata.normalize("NFKD", text.lower())
    folded = "".join(character for character in decomposed if not unicodedata.combining(character))
    kept = [word for word in re.findall(r"[^\W_]+", folded) if word not in _STOP_WORDS]
    return Stemmer.Stemmer("french").stemWords(kept)
