"""Names that a file says were worked out: "Ann Bell (attributed)", as our own exports have
them, is a name that nobody states."""

import re

from transcripts.model import Details, Person

_CREDIT = re.compile(r"(?P<name>.{1,200}?) ?\((?:(?P<role>host|guest), ?)?attributed\)")
EVIDENCE = "the source calls the name attributed"


def with_credits(details: Details) -> Details:
    """`details` with such names as inferred ones, without what was said of them."""
    if not any(person.name and person.name.endswith("attributed)") for person in details.people):
        return details
    return details._replace(people=tuple(_person(person) for person in details.people))


def _person(person: Person) -> Person:
    match = _CREDIT.fullmatch(person.name or "")
    if match is None:
        return person
    role = "host" if match["role"] == "host" else "guest" if match["role"] else person.role
    return Person(match["name"], role, True, EVIDENCE)
