"""What a screen says, read from its HTML."""

import re
from typing import Any


def html(answer: Any) -> str:
    return answer.content.decode()


def title(answer: Any) -> str:
    found = re.search(r"<title>(.*?)</title>", html(answer), re.DOTALL)
    assert found
    return found[1].strip()


def assert_error(answer: Any, *names: str) -> None:
    """422, a title that says so, a summary with a link to each field in its order, each field marked and described."""
    assert answer.status_code == 422
    assert title(answer).startswith("Erreur")
    page = html(answer)
    told = re.findall(r'href="#(id_\w+?)(?:_0)?"', page)
    assert told[: len(names)] == [f"id_{name}" for name in names]
    for name in names:
        assert f'id="id_{name}_error"' in page
        assert re.search(rf'<(?:input|textarea)[^>]*name="{name}"[^>]*aria-invalid="true"', page), name
