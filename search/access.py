"""A place to register who may see what. `search` knows nothing of rights: the room above registers here."""

from collections.abc import Callable, Sequence

_visible: Callable[[Sequence[str]], set[str]] | None = None
_hidden: Callable[[], set[str]] | None = None


def register(*, visible: Callable[[Sequence[str]], set[str]], hidden: Callable[[], set[str]]) -> None:
    """Register ``visible(keys)`` (those the public may have, now) and ``hidden()`` (all that it may not have)."""
    global _visible, _hidden
    _visible, _hidden = visible, hidden


def visible(keys: Sequence[str]) -> set[str]:
    """Those of ``keys`` that the public may have, now. Nothing, as long as nobody answers."""
    return _visible(keys) if _visible else set()


def hidden() -> set[str]:
    """Keys that an index may hold and that the public may not have, now: left out of hits, totals and counts."""
    return _hidden() if _hidden else set()
