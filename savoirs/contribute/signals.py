"""What happens on the contributor's side, for those who review. Sent inside the transaction."""

from django.dispatch import Signal

answered = Signal()
"""``message``: a :class:`ReviewMessage` of the contributor."""

withdrawn = Signal()
"""``contribution``: taken back; its page, if any, is closed already."""
