"""What the town does not know yet: its questions in public, on paper and in the admin."""
