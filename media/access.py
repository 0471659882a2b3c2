"""A place to register who may have a file. `media` knows nothing of rights: the room above registers here."""

from collections.abc import Callable

_file_is_public: Callable[[str], bool] | None = None


def register(file_is_public: Callable[[str], bool]) -> None:
    """Register ``file_is_public(file_key)``: does a page that the public may have, now, use this file?"""
    global _file_is_public
    _file_is_public = file_is_public


def file_is_public(file_key: str) -> bool:
    """May the public have this file, now? No, as long as nobody answers."""
    return _file_is_public(file_key) if _file_is_public else False
