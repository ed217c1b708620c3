"""What a report says was understood: the names of what a source states."""

from collections.abc import Mapping

from transcripts.model import Details


def those_there(found: Mapping[str, object]) -> tuple[str, ...]:
    """The names, in order, of what is there: neither None nor empty nor nought."""
    return tuple(name for name, value in found.items() if value)


def told_of(details: Details) -> tuple[str, ...]:
    """What to say was understood of `details` beside chapters and people."""
    return those_there(
        {
            "the title": details.title,
            "the show": details.show,
            "the date": details.published,
            "the length": details.duration,
            "the language": details.language,
            "the address": details.url,
        }
    )
