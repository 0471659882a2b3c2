"""Processes that write and read one library at the same time: ``python -m tests.durability.actors ROLE SECONDS``.

Each prints, at its end, one JSON line with what it did. Run with the settings and folder of the test.
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


if __name__ == "__main__":
    django.setup()
    role, seconds, name = sys.argv[1], float(sys.argv[2]), sys.argv[3]
    print(json.dumps({"write": write, "read": read}[role](seconds, name)), flush=True)
