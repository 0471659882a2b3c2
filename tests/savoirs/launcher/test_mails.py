"""Under `make run`, a message appears in the terminal, whole, once, in readable words."""

from pathlib import Path

from django.core.mail import EmailMessage, get_connection

from savoirs.launcher.mails import Mailbox


def _send(folder: Path, subject: str) -> None:
    connection = get_connection("django.core.mail.backends.filebased.EmailBackend", file_path=str(folder))
    body = "Votre récit est arrivé.\nMerci !"
    EmailMessage(
        subject, body, "site@exemple.invalid", ["rose@exemple.invalid"], connection=connection
    ).send()


def test_new_messages_are_shown_once(tmp_path: Path) -> None:
    _send(tmp_path, "Ancien")
    mailbox = Mailbox(tmp_path)
    assert mailbox.new_messages() == []
    _send(tmp_path, "Un récit à relire : l’été 44")
    (shown,) = mailbox.new_messages()
    assert "Courriel à rose@exemple.invalid : Un récit à relire : l’été 44" in shown
    assert "│ Votre récit est arrivé." in shown
    assert mailbox.new_messages() == []


def test_a_message_half_written_waits(tmp_path: Path) -> None:
    _send(tmp_path, "Entier")
    whole = next(tmp_path.glob("*.log")).read_bytes()
    mailbox = Mailbox(tmp_path)
    growing = tmp_path / "z.log"
    growing.write_bytes(whole[:-30])
    assert mailbox.new_messages() == []
    growing.write_bytes(whole)
    assert len(mailbox.new_messages()) == 1
