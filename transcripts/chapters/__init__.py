"""Outlines and chapters: where a conversation's parts begin."""
