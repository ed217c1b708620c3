"""A person's consent that words may go somewhere: asked once for each destination, kept in
the library."""

from transcripts.library import Library

from .destination import Destination

_SETTING = "model-consent "


def agreed(library: Library, destination: Destination) -> bool:
    """Whether the person has agreed before that words go there."""
    return library.setting(_SETTING + destination.id) == "yes"


def agree(library: Library, destination: Destination) -> None:
    """Keep that they have."""
    library.remember(_SETTING + destination.id, "yes")
