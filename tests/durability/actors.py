"""Processes that use one library at the same time: ``python -m tests.durability.actors ROLE AMOUNT NAME``.

The amount is in seconds for those who write and read, in changes for those who edit. Each prints, at its end, one
JSON line with what it did. Run with the settings and folder of the test.
"""

import json
import sys
import time

import django


def write(seconds: float, name: str) -> dict[str, int]:
    """Make, change, publish and delete pages of its own until the time is over."""
    from tests.factories import make_page

    done, deadline = 0, time.monotonic() + seconds
    print("ready", flush=True)
    while time.monotonic() < deadline:
        page = make_page(
            title=f"Le quai de {name} {done}",
            slug=f"{name}-{time.monotonic_ns()}",
            body=[("text", f"<p>Une barquette passe, numéro {done}.</p>")],
        )
        page.title = f"Le vieux quai de {name} {done}"
        page.save_revision().publish()
        if done % 3 == 2:
            page.delete()
        done += 1
    return {"pages": done}


def read(seconds: float, name: str) -> dict[str, int]:
    """Search and open pages as a visitor does until the time is over."""
    from django.test import Client

    client, done, deadline = Client(headers={"host": "localhost"}), 0, time.monotonic() + seconds
    addresses = ("/recherche/?q=barquette", "/recits/", "/flux.atom", "/recherche/?q=quay&theme=peche")
    print("ready", flush=True)
    while time.monotonic() < deadline:
        answer = client.get(addresses[done % len(addresses)])
        assert answer.status_code == 200, f"{answer.status_code} {answer.request['PATH_INFO']}"
        done += 1
    return {"answers": done}


def edit(changes: float, name: str) -> dict[str, int]:
    """Change a few pages in turn: their words, then whether they are public, then whether they exist."""
    from search.outbox import debt
    from tests.factories import make_page

    pages = [
        make_page(title=f"{name} {number}", slug=f"{name}-{time.monotonic_ns()}") for number in range(24)
    ]
    for change in range(int(changes) - len(pages)):
        page = pages[change % len(pages)]
        if change % 11 == 10 and len(pages) > 20:
            pages.remove(page)
            page.delete()
        elif change % 7 == 6:
            page.unpublish()
        else:
            page.title = f"{name} {change}"
            page.save_revision().publish()
    return {"owed": debt("elasticsearch").waiting}


def drain(_amount: float, _name: str) -> dict[str, int]:
    """Tell the server what it is owed, a few pages at a time, so that there is a middle to cut."""
    from search import outbox

    outbox.BATCH = 3
    print("ready", flush=True)
    return {"told": outbox.drain("elasticsearch")}


ROLES = {"write": write, "read": read, "edit": edit, "drain": drain}

if __name__ == "__main__":
    django.setup()
    role, amount, name = sys.argv[1], float(sys.argv[2]), sys.argv[3]
    print(json.dumps(ROLES[role](amount, name)), flush=True)
