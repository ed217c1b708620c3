"""Recordings: no talk is read out of their sound, but what is written beside it is: chapters,
title, show and date, and captions that travel inside them.

The recording itself is never kept, nor read whole. What is taken out of it is text in
ordinary formats (ffmpeg's metadata file; SRT, WebVTT or ASS), and that is the source.
"""

from .taking import MediaText, captions_bytes, companion_bytes, is_media

__all__ = ["MediaText", "captions_bytes", "companion_bytes", "is_media"]
