"""The machine's own Chromium, driven by playwright, and visitors who may only speak to the site."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, Request, Response

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-fake-ui-for-media-stream",
    "--use-fake-device-for-media-stream",
    "--autoplay-policy=no-user-gesture-required",
]
PHONE, TABLET, DESKTOP, NARROW = 390, 768, 1280, 320


def executable() -> str | None:
    """The path of a Chromium: the CHROMIUM variable, or the first one found on PATH."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


def launch(playwright: Playwright) -> Browser:
    return playwright.chromium.launch(executable_path=executable(), args=ARGUMENTS)


class Visitor:
    """A browser window of its own. What it must not do is gathered in ``faults``."""

    def __init__(
        self, browser: Browser, base_url: str, *, width: int = DESKTOP, javascript: bool = True
    ) -> None:
        self._host = urlsplit(base_url).netloc
        self.faults: list[str] = []
        self.context: BrowserContext = browser.new_context(
            base_url=base_url,
            locale="fr-FR",
            timezone_id="Europe/Paris",
            viewport={"width": width, "height": 844},
            java_script_enabled=javascript,
            reduced_motion="reduce",
            permissions=["microphone"],
        )
        self.context.set_default_timeout(15_000)
        self.context.on("request", self._note_foreign_host)
        self.context.on("console", self._note_policy_violation)
        self.context.on("weberror", lambda error: self.faults.append(f"script error: {error.error}"))
        self.page: Page = self.context.new_page()
        self.page.on("response", self._note_page)
        self._last_page: Response | None = None

    def source(self) -> str:
        """The page that the window shows, as the server sent it."""
        assert self._last_page
        return self._last_page.text()

    def _note_page(self, answer: Response) -> None:
        if answer.request.is_navigation_request() and not 300 <= answer.status < 400:
            self._last_page = answer

    def _note_foreign_host(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in ("http", "https", "ws", "wss") and address.netloc != self._host:
            self.faults.append(f"request to another host: {request.url}")

    def _note_policy_violation(self, message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            self.faults.append(message.text)


@contextmanager
def visiting(browser: Browser, base_url: str, **options: object) -> Iterator[Visitor]:
    """A visitor; on leaving, any request to another host, script error or refused policy is an error."""
    visitor = Visitor(browser, base_url, **options)  # type: ignore[arg-type]
    try:
        yield visitor
    finally:
        visitor.context.close()
    assert not visitor.faults, "\n".join(visitor.faults)
