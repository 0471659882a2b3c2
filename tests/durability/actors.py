"""Processes that use one library at the same time: ``python -m tests.durability.actors ROLE AMOUNT NAME``.

The amount is in seconds for those who write and read. They print, at their end, one JSON line with what they did; those
who edit and drain do so for each line that they read. Run with the settings and folder of the test.
"""

import json
import os
import sys
import time
from collections.abc import Iterator
from itertools import count, islice

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


def lay(_amount: float, _name: str) -> dict[str, int]:
    """Prepare an empty library and its indexes."""
    from django.core.management import call_command

    from tests.factories import Kind, make_index

    call_command("migrate", verbosity=0)
    kinds = [make_index(kind) for kind in Kind]
    call_command("search_rebuild")
    return {"kinds": len(kinds)}


def edit(_amount: float, name: str) -> Iterator[dict[str, int]]:
    """At each number read, make that many changes to a few pages: their words, whether they are public, or exist."""
    from django.conf import settings

    from search.outbox import debt
    from tests.factories import make_page

    pages = [
        make_page(title=f"{name} {number}", slug=f"{name}-{time.monotonic_ns()}") for number in range(24)
    ]
    changes = count(len(pages))
    for wanted in sys.stdin:
        for change in islice(changes, int(wanted)):
            page = pages[change % len(pages)]
            if change % 11 == 10 and len(pages) > 20:
                pages.remove(page)
                page.delete()
            elif change % 7 == 6:
                page.unpublish()
            else:
                page.title = f"{name} {change}"
                page.save_revision().publish()
        yield {"owed": debt(settings.SEARCH_ENGINE).waiting}


def drain(_amount: float, _name: str) -> Iterator[dict[str, int]]:
    """At each line read, tell the engine what it is owed, in a process of its own; say which, then how it ended."""
    from django.conf import settings

    from search import outbox

    outbox.BATCH = 3  # so that there is a middle to cut
    for _line in sys.stdin:
        child = os.fork()
        if not child:
            outbox.drain(settings.SEARCH_ENGINE)
            os._exit(0)
        yield {"process": child}
        yield {"status": os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])}


def work(_amount: float, _name: str) -> dict[str, int]:
    """Be the worker, one that looks by itself only once an hour."""
    from django.core.management import call_command

    from home import background

    background.POLL = 3600.0
    call_command("worker")
    return {"looks": 1}


ROLES = {"write": write, "read": read, "lay": lay, "edit": edit, "drain": drain, "work": work}

if __name__ == "__main__":
    django.setup()
    role, amount, name = sys.argv[1], float(sys.argv[2]), sys.argv[3]
    done = ROLES[role](amount, name)
    for said in [done] if isinstance(done, dict) else done:
        print(json.dumps(said), flush=True)
