"""The files of the repository, as the conventions read them."""

import ast
import html
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from django.template.base import Lexer, Token, TokenType

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("savoirs", "home", "search", "media")
TRANSLATORS = {
    "_",
    "gettext",
    "gettext_lazy",
    "ngettext",
    "ngettext_lazy",
    "pgettext",
    "pgettext_lazy",
    "npgettext",
    "npgettext_lazy",
}


@cache
def tracked(*suffixes: str) -> tuple[Path, ...]:
    """The files that git holds or would take in, without generated and vendored ones, that end with ``suffixes``."""
    listing = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split("\0")
    paths = (ROOT / name for name in listing if name and name.endswith(suffixes))
    generated = {"migrations", "vendor", "locale"}
    return tuple(path for path in paths if path.exists() and not generated & set(path.parts))


def templates() -> list[Path]:
    """Our own templates."""
    folder = ROOT / "templates"
    found = tracked(".html", ".txt", ".xml")
    return [path for path in found if path.is_relative_to(folder) and path.name != "robots.txt"]


def python_of_rooms() -> list[Path]:
    return [path for path in tracked(".py") if path.relative_to(ROOT).parts[0] in ROOMS]


def relative(path: Path) -> str:
    return str(path.relative_to(ROOT))


def tokens(template: Path) -> list[Token]:
    return Lexer(template.read_text(encoding="utf-8")).tokenize()


OPENING, CLOSING = ("blocktranslate", "blocktrans"), ("endblocktranslate", "endblocktrans")
SKIPPED = {"comment": "endcomment", "verbatim": "endverbatim"}
CLASS_NAMES = ("block body_class", "block plaque")


def bare_text(template: Path) -> str:
    """The markup of a template without what is translated, commented or computed; its lines keep their numbers."""
    kept: list[str] = []
    until: tuple[str, ...] = ()
    for token in tokens(template):
        word = (
            token.contents.split()[0]
            if token.token_type == TokenType.BLOCK and token.contents.split()
            else ""
        )
        if until:
            until = () if word in until else until
        elif word in OPENING:
            until = CLOSING
        elif word in SKIPPED:
            until = (SKIPPED[word],)
        elif token.contents.strip().startswith(CLASS_NAMES):
            until = ("endblock",)
        elif token.token_type == TokenType.TEXT:
            kept.append(token.contents)
            continue
        kept.append("\n" * token.contents.count("\n"))
    return "".join(kept)


def sentences_of_template(template: Path) -> Iterator[str]:
    """The strings that a template gives for translation, without their markup."""
    inside: list[str] | None = None
    for token in tokens(template):
        words = token.contents.split()
        word = words[0] if token.token_type == TokenType.BLOCK and words else ""
        if word in ("translate", "trans") and (
            quoted := re.match(r"""\w+\s+(["'])(.*?)\1""", token.contents)
        ):
            yield quoted[2]
        elif word in OPENING:
            inside = []
        elif word in CLOSING and inside is not None:
            yield _without_markup("".join(inside))
            inside = None
        elif inside is not None:
            is_text = token.token_type == TokenType.TEXT
            inside.append(token.contents if is_text else "0" if token.token_type == TokenType.VAR else "\n")


def sentences_of_python(module: Path) -> Iterator[tuple[int, str]]:
    """(line, string) for each string that a module gives for translation."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and _called_name(node) in TRANSLATORS:
            for argument in node.args:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield node.lineno, _without_markup(argument.value)


def _called_name(call: ast.Call) -> str:
    if isinstance(call.func, ast.Name):
        return call.func.id
    return call.func.attr if isinstance(call.func, ast.Attribute) else ""


def _without_markup(text: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", text))
