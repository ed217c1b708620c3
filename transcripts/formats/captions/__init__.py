"""Captions and subtitles: text in cues, each with its times."""
