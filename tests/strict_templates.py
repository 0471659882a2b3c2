"""Undefined variables of our own templates are errors; those of Wagtail's templates, full of them, stay empty."""

import sys
from pathlib import Path
from types import FrameType

from django.template.base import FilterExpression, Node

TEMPLATES_DIR = str(Path(__file__).resolve().parents[1] / "templates")


class UndefinedVariable(Exception):
    """A template of ours shows a variable that its context lacks."""


class Undefined(str):
    """Django's ``string_if_invalid``: an empty string that looks at which template asks for it.

    ``FilterExpression.resolve`` tests its truth whenever a variable is missing: that is the moment to look.
    """

    __slots__ = ()

    def __bool__(self) -> bool:
        caller = sys._getframe(1)
        if caller.f_code is FilterExpression.resolve.__code__:
            template = _template_being_rendered(caller)
            if template.startswith(TEMPLATES_DIR):
                raise UndefinedVariable(f"{{{{ {caller.f_locals['self'].var} }}}} in {template}")
        return False


def _template_being_rendered(frame: FrameType | None) -> str:
    while frame:
        node = frame.f_locals.get("self")
        origin = getattr(node, "origin", None)
        if isinstance(node, Node) and origin:
            return str(origin.name)
        frame = frame.f_back
    return ""
