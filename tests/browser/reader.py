"""A visitor who looks for something, opens it and listens."""

from playwright.sync_api import Page, Response, expect

READY = 60_000  # milliseconds left to the copy to hear, made in the background
LOOKS, PAUSE = 150, 100  # milliseconds
HEARD = "() => document.querySelector('main audio, main video').currentTime > 0.5"


class Reader:
    """Without account nor code."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def search(self, words: str) -> None:
        """From the home page, as one types."""
        self.page.goto("/")
        self.page.locator("#q").fill(words)
        self.page.locator("#q").press("Enter")
        self.page.wait_for_url("**/recherche/**")

    def found(self, words: str) -> list[str]:
        self.search(words)
        return self.page.locator(".results h2").all_inner_texts()

    def open(self, title: str) -> None:
        self.page.get_by_role("link", name=title, exact=True).click()
        expect(self.page.get_by_role("heading", level=1)).to_have_text(title)

    def hear(self) -> float:
        """Press « Écouter », wait until the sound moves; return its length in seconds."""
        self._wait_for_the_sound()
        with self.page.expect_response(lambda answer: "/fichiers/ecoute/" in answer.url) as delivered:
            self.page.reload()
            self.page.get_by_role("button", name="Écouter", exact=True).click()
        assert_delivered_by_parts(delivered.value)
        self.page.wait_for_function(HEARD)
        return self.page.locator("main audio").evaluate("sound => sound.duration")

    def _wait_for_the_sound(self) -> None:
        waited = 0
        while not self.page.locator("main audio").count() and waited < READY:
            self.page.wait_for_timeout(1000)
            waited += 1000
            self.page.reload()


def wait_without_script(page: Page, condition: str, told: object = None) -> None:
    """``page.wait_for_function`` looks once and no more in a window that runs no script: there, no clock rings."""
    for _look in range(LOOKS):
        if page.evaluate(condition, told):
            return
        page.wait_for_timeout(PAUSE)
    raise AssertionError(f"{page.url}: in vain, {condition} {told}")


def assert_delivered_by_parts(answer: Response) -> None:
    assert answer.status == 206
    assert answer.headers["content-range"].startswith("bytes 0-")
    assert answer.headers["accept-ranges"] == "bytes"
