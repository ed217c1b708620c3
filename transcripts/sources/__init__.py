"""Where transcripts come from: files, folders, globs and standard input."""

from .files import LARGEST, expand, load
from .items import Fetched, Found, Item, Refused, SourceError

__all__ = ["LARGEST", "Fetched", "Found", "Item", "Refused", "SourceError", "expand", "load"]
