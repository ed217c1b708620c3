"""Chapters for a talk whose source has none: where they begin, what to call them, what of
them to quote. All of it is inferred from the words and says so."""
