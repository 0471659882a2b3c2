"""Controlled words: themes, quarters, periods, dates, words of the place."""
