"""Transcripts kept as documents of a word processor: DOCX and ODT."""
