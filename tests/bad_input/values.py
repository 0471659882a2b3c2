"""What people, phones and robots put into a field."""

from urllib.parse import quote

SCRIPT = "<script>alert('x')</script>\"'><img src=x onerror=alert(1)>"
HOSTILE = {
    "empty": "",
    "blank": " \t\u200b\u00a0 ",
    "NUL": "avant\x00après",
    "controls": "mot" + "".join(chr(code) for code in range(32)) + "\x7f\x85",
    "emoji": "🙂👩‍👩‍👧‍👦🇫🇷👍🏽" * 4,
    "right to left": "\u202eمرحبا بالبحر\u202c שלום",
    "script": SCRIPT,
    "template": "{{ 7|add:7 }}{% debug %}${7*7}",
    "query": "' OR 1=1; DROP TABLE savoirs; --",
    "noncharacters": "\ufffe\uffff\U0010ffff\ue000",
    "long word": "é" * 20_000,
}
# Bytes that no UTF-8 reader can take, in the body of a plain form.
INVALID_UTF8 = b"\xff\xfe\x00\xc3(\xed\xa0\x80"
TEN_MEGABYTES = "Dix millions de signes, ou presque. " * 280_000


def form_body(fields: dict[str, bytes]) -> bytes:
    """``application/x-www-form-urlencoded`` of raw bytes."""
    return "&".join(f"{name}={quote(value)}" for name, value in fields.items()).encode()
