"""Primary keys as addresses and forms bring them: anything may be typed there."""

DIGITS = 18  # more do not fit in a key
NO_ROW = 0


def is_key(typed: str) -> bool:
    """Is it a number as we write them? « 5 » with a space or « 0_5 » would lead to the same row."""
    return typed.isascii() and typed.isdecimal() and len(typed) <= DIGITS


def key(typed: str) -> int:
    """The number typed, or one that no row has."""
    return int(typed) if is_key(typed) else NO_ROW
