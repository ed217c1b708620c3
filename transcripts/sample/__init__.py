"""The interview that is opened when the library is empty: invented people, real prose."""

from importlib.resources import files

SAMPLE_NAME = "harbour-lights.md"


def sample_bytes() -> bytes:
    """The sample's file as it is packaged."""
    return files(__name__).joinpath(SAMPLE_NAME).read_bytes()
