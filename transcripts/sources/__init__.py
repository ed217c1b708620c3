"""Where transcripts come from: files, folders, globs, standard input, recordings, feeds, web
pages and YouTube."""

from .files import LARGEST, expand, load
from .items import Fetched, Found, Item, Refused, SourceError

__all__ = ["LARGEST", "Fetched", "Found", "Item", "Refused", "SourceError", "expand", "load"]
