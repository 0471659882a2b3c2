"""Someone at the front door, in a real window: what they see by its words, what they press by its name."""

import re
from pathlib import Path

from playwright.sync_api import Locator, Page

PICTURE_WORDS = ("Le quai Brescon un matin de marché", "La même barque, tirée au sec")


class Contributor:
    """Walks the steps of ``/racontez/`` with or without script. Every answer has a value of its own."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def begin(self, choice: str = "Parler") -> "Contributor":
        """Open the front door and press one of its choices."""
        self.page.goto("/racontez/")
        self.go_on(choice)
        return self

    def go_on(self, name: str = "Continuer") -> None:
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=name, exact=True).click()

    def write(self, title: str, text: str) -> None:
        self.page.get_by_label("Un titre (si vous voulez)").fill(title)
        self.page.get_by_label("Votre souvenir, par écrit").fill(text)

    def give_sound(self, sound: Path) -> None:
        self.page.get_by_label("Un son ou une vidéo").set_input_files(sound)

    def give_pictures(self, *pictures: Path) -> None:
        """Choose pictures, send them, and say what each one shows."""
        self.page.get_by_label("Choisir ou prendre des images").set_input_files(pictures)
        self.go_on("Ajouter ces images")
        self.page.get_by_text(f"{len(pictures)} images sont bien gardées.").wait_for()
        for field, words in zip(self.page.get_by_label("qu’y voit-on").all(), PICTURE_WORDS, strict=True):
            field.fill(words)

    def say_where_and_when(self, where: str = "sur le quai, à Ferrières", when: str = "l’été 44") -> None:
        self.page.get_by_label("C’était où ?").fill(where)
        self.page.get_by_label("C’était quand ?").fill(when)
        self.go_on()

    def be_named(self, shown_name: str = "", **contact: str) -> None:
        """``contact``: nom, courriel, téléphone; all optional."""
        self.page.get_by_label("Un surnom" if shown_name else "Aucun nom", exact=True).check()
        self.page.get_by_label("Ce nom, comme on doit le lire").fill(shown_name)
        if contact:
            self.page.get_by_text("Pour vous répondre (si vous voulez)").click()
        for what, value in contact.items():
            self.page.get_by_label(f"Votre {what}", exact=True).fill(value)
        self.go_on()

    def answer(self, question: str, choice: str) -> None:
        self._group(question).get_by_label(choice, exact=True).check()

    def agree(self, *, online: str = "Oui", age: str = "J’ai 18 ans ou plus") -> str:
        """Answer each question that is asked, send, and return the code of the ticket."""
        self.answer("Peut-on mettre votre récit en ligne", online)
        for question in ("faire entendre votre voix", "montrer vos images", "montrer vos mots"):
            if self._group(question).count():
                self.answer(question, "Oui")
        self.answer("Quel âge avez-vous ?", age)
        self.go_on("Envoyer")
        return self.page.locator(".ticket__code").inner_text()

    def send_text(self, title: str, text: str, **answers: str) -> str:
        """The shortest road: words only, no name. Returns the code."""
        self.begin("J’écris plutôt")
        self.write(title, text)
        self.go_on()
        self.say_where_and_when()
        self.be_named()
        return self.agree(**answers)

    def follow(self, code: str) -> None:
        """Come back with the code, typed by hand."""
        self.page.goto("/racontez/suivi/")
        self.page.get_by_label("Votre code").press_sequentially(code)
        self.go_on("Ouvrir")

    def _group(self, question: str) -> Locator:
        return self.page.get_by_role("group", name=re.compile(re.escape(question)))
