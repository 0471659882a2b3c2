"""The teams, in Wagtail's admin: they sign in, open what waits, and press buttons."""

from playwright.sync_api import Page, expect

from tests.running_site import RunningSite


class Staff:
    """A member of a service, signed in with its demonstration account."""

    def __init__(self, page: Page, site: RunningSite, account: str) -> None:
        self.page = page
        page.goto("/admin/")
        page.locator("input[name=username]").fill(account)
        page.locator("input[name=password]").fill(site.accounts()[account])
        page.get_by_role("button", name="Entrer").click()
        page.get_by_role("heading", name="Ce qui attend").wait_for()

    def open(self, title: str) -> None:
        """The contribution of that title, from the queue."""
        self.page.goto("/admin/contributions/")
        self.page.get_by_role("link", name=title).first.click()
        expect(self.page.get_by_role("heading", name="Que faire ?")).to_be_visible()

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def pass_on(self, title: str) -> None:
        """Read by the service: it goes to those who validate heritage."""
        self.open(title)
        self.press("Relu : transmettre pour validation")
        expect(self.page.get_by_text("La page est transmise.")).to_be_visible()

    def publish(self, title: str) -> None:
        self.open(title)
        self.press("Valider et mettre en ligne")
        expect(self.page.get_by_text("La page est en ligne.")).to_be_visible()
