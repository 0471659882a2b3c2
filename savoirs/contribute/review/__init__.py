"""The reviewers' side of contributions: what waits for whom, what they can do, what people are told."""

from .submission import submit

__all__ = ["submit"]
