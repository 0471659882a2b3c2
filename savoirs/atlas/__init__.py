"""The knowledge laid out in time: « La frise »."""
