"""Read the starter content: every fault of every file is said at once, with its file and its line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from django.utils.translation import gettext as _
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from . import format as shape

FOLDER = Path(__file__).resolve().parent
HEADER = re.compile(r"\A---\n(?P<head>.*?\n)---\n(?P<text>.*)\Z", re.S)


@dataclass(frozen=True, order=True)
class Fault:
    """``line`` counts from 1."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}\u00a0: {self.message}"


class FaultyContent(Exception):
    """The starter content cannot be used. ``faults`` says why, one by one."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = sorted(set(faults))
        super().__init__("\n".join(str(fault) for fault in self.faults))


@dataclass(frozen=True)
class Scalar:
    """One value written in a YAML file: the key that holds it, where it stands and what it says."""

    key: str
    line: int
    value: str


@dataclass(frozen=True)
class PageFile:
    """A page as written: ``head`` is its header, ``text`` its Markdown, which starts on ``text_line``."""

    kind: str
    slug: str
    path: Path
    head: Any
    text: str
    text_line: int
    scalars: list[Scalar] = field(repr=False)


@dataclass(frozen=True)
class ListFile:
    path: Path
    items: list[Any]
    scalars: list[Scalar] = field(repr=False)


@dataclass
class Library:
    """All the starter content. ``pages`` (of knowledge) and ``infos`` (about the site) are keyed by slug."""

    folder: Path
    pages: dict[str, PageFile] = field(default_factory=dict)
    infos: dict[str, PageFile] = field(default_factory=dict)
    lists: dict[str, ListFile] = field(default_factory=dict)

    def of_kind(self, kind: str) -> list[PageFile]:
        return [page for page in self.pages.values() if page.kind == kind]

    @property
    def themes(self) -> list[shape.Theme]:
        return self.lists["themes"].items

    @property
    def quarters(self) -> list[shape.Quarter]:
        return self.lists["quarters"].items

    @property
    def periods(self) -> list[shape.Period]:
        return self.lists["periods"].items

    @property
    def words(self) -> list[shape.Word]:
        return self.lists["words"].items

    @property
    def questions(self) -> list[shape.Question]:
        return self.lists["questions"].items


def read(folder: Path = FOLDER) -> tuple[Library, list[Fault]]:
    """Read ``folder``; what cannot be understood is absent from the library and present in the faults."""
    library, faults = Library(folder), []
    lists = {
        name: (folder / "vocabulary" / f"{name}.yaml", model) for name, model in shape.VOCABULARY.items()
    }
    lists["questions"] = (folder / "questions.yaml", shape.Question)
    for name, (path, model) in lists.items():
        try:
            library.lists[name] = _read_list(path, model)
        except FaultyContent as error:
            faults += error.faults
    seen: set[str] = set()
    kinds: dict[str, type[shape.Part]] = {**shape.PAGES, "info": shape.Info}
    for kind, page_model in kinds.items():
        found = library.infos if kind == "info" else library.pages
        for path in sorted((folder / kind).glob("*.md")):
            if path.stem in seen:
                faults.append(Fault(_name(path), 1, _("ce nom de fichier sert déjà à une autre page")))
            seen.add(path.stem)
            try:
                found[path.stem] = _read_page(path, kind, page_model)
            except FaultyContent as error:
                faults += error.faults
    return library, faults


def _read_page(path: Path, kind: str, model: type[shape.Part]) -> PageFile:
    raw = path.read_text("utf-8")
    parts = HEADER.match(raw)
    if parts is None:
        raise FaultyContent([Fault(_name(path), 1, _("un en-tête entre deux lignes « --- » est attendu"))])
    node = _compose(path, "\n" + parts["head"])
    text_line = parts["head"].count("\n") + 3
    return PageFile(
        kind=kind,
        slug=path.stem,
        path=path,
        head=_build(path, node, model),
        text=parts["text"],
        text_line=text_line,
        scalars=list(_scalars(node)),
    )


def _read_list(path: Path, model: type[shape.Part]) -> ListFile:
    if not path.exists():
        raise FaultyContent([Fault(_name(path), 1, _("ce fichier manque"))])
    node = _compose(path, path.read_text("utf-8"))
    if not isinstance(node, yaml.SequenceNode):
        raise FaultyContent([Fault(_name(path), 1, _("une liste est attendue"))])
    items, faults = [], []
    for item in node.value:
        try:
            items.append(_build(path, item, model))
        except FaultyContent as error:
            faults += error.faults
    if faults:
        raise FaultyContent(faults)
    return ListFile(path, items, list(_scalars(node)))


def _compose(path: Path, text: str) -> yaml.Node:
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        message = _("YAML illisible (%(problem)s)") % {"problem": error.problem}
        raise FaultyContent([Fault(_name(path), line, message)]) from error
    if node is None:
        raise FaultyContent([Fault(_name(path), 1, _("le fichier est vide"))])
    return node


def _build(path: Path, node: yaml.Node, model: type[shape.Part]) -> Any:
    repeated = [Fault(_name(path), line, _("clé écrite deux fois")) for line in _repeated_keys(node)]
    if repeated:
        raise FaultyContent(repeated)
    value = yaml.SafeLoader("").construct_document(node)
    try:
        return model.model_validate(value)
    except ValidationError as error:
        raise FaultyContent(
            [
                Fault(_name(path), _line(node, detail["loc"]), _in_french(detail))
                for detail in error.errors(include_url=False)
            ]
        ) from error


def _repeated_keys(node: yaml.Node) -> Iterator[int]:
    if isinstance(node, yaml.MappingNode):
        keys: set[str] = set()
        for key, value in node.value:
            if key.value in keys:
                yield key.start_mark.line + 1
            keys.add(key.value)
            yield from _repeated_keys(value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _repeated_keys(value)


def _line(node: yaml.Node, location: tuple[int | str, ...]) -> int:
    """The line of the value at ``location``, or of the nearest thing around it that is written."""
    line = node.start_mark.line + 1
    for step in location:
        if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            line = node.start_mark.line + 1
        elif isinstance(node, yaml.MappingNode):
            entry = next(((key, value) for key, value in node.value if key.value == step), None)
            if entry is None:
                break
            line, node = entry[0].start_mark.line + 1, entry[1]
    return line


def _scalars(node: yaml.Node, key: str = "") -> Iterator[Scalar]:
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            yield from _scalars(value, name.value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _scalars(value, key)
    elif node.tag == "tag:yaml.org,2002:str":
        yield Scalar(key, node.start_mark.line + 1, node.value)


def _in_french(detail: ErrorDetails) -> str:
    where = ".".join(str(step) for step in detail["loc"])
    context = detail.get("ctx", {})
    messages = {
        "missing": _("clé absente"),
        "extra_forbidden": _("clé inconnue"),
        "string_type": _('un texte est attendu, vide s’écrit ""'),
        "list_type": _("une liste est attendue, vide s’écrit []"),
        "int_type": _("un nombre entier est attendu"),
        "float_type": _("un nombre est attendu"),
        "bool_type": _("true ou false est attendu"),
        "model_type": _("un groupe de clés est attendu"),
        "string_too_short": _("un texte est attendu"),
        "string_too_long": _("%(max_length)s signes au plus"),
        "too_short": _("au moins %(min_length)s élément attendu"),
        "too_long": _("%(max_length)s éléments au plus"),
        "greater_than": _("plus de %(gt)s est attendu"),
        "greater_than_equal": _("%(ge)s au moins est attendu"),
        "less_than": _("moins de %(lt)s est attendu"),
        "literal_error": _("une de ces valeurs est attendue : %(expected)s"),
        "string_pattern_mismatch": _("cette forme n’est pas celle attendue"),
        "value_error": "%(error)s",
    }
    message = messages.get(detail["type"], detail["msg"]) % context
    return f"{where}\u00a0: {message}" if where else message


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"
