"""Where transcripts come from: files, folders, globs and standard input."""

from .files import LARGEST, Found, Item, Refused, SourceError, expand, load

__all__ = ["LARGEST", "Found", "Item", "Refused", "SourceError", "expand", "load"]
