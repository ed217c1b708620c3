"""Transcripts kept as documents of a word processor (DOCX and ODT), and what Microsoft Teams and
Google Meet leave in them or in text copied out of them."""
