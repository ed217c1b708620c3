"""What people are in a conversation, as sources say it in words: host, guest, or other."""

import re

from transcripts.model import Role

_WORDS: dict[Role, str] = {
    "host": "host hosts co-host cohost interviewer presenter moderator moderatorin moderation "
    "gastgeber gastgeberin hôte animateur animatrice présentateur présentatrice anfitrión "
    "anfitriona presentador presentadora conduttore conduttrice apresentador apresentadora "
    "presentator interviewerin entrevistador entrevistadora intervieweur intervieweuse",
    "guest": "guest guests gast gäste interviewee invité invitée invitado invitada ospite "
    "convidado convidada befragter befragte entrevistado entrevistada interviewé interviewée",
    "other": "speaker panelist sprecher sprecherin intervenant narrator byline correspondent "
    "reporter",
}
ROLES: dict[str, Role] = {word: role for role, words in _WORDS.items() for word in words.split()}
"""Every word for a role in small letters."""
_STATED = re.compile(r"[\s,]*[(\[]?\s*(?P<what>[^()\[\],]{2,40}?)\s*[)\]]?$")


def role_of(words: str) -> Role | None:
    """The role that a word or two name: "host", "Co-Host", "guest speaker"; else None."""
    parts = words.casefold().split()
    if len(parts) == 2:
        return ROLES.get("-".join(parts)) or (ROLES.get(parts[0]) if parts[1] in ROLES else None)
    return ROLES.get(parts[0]) if len(parts) == 1 else None


def parted(name: str) -> tuple[str, Role | None]:
    """A name and the role that stands after it: "Ann Lee (host)", "ANN LEE, HOST"."""
    at = max(name.find("("), name.find("["), name.find(","))
    if at <= 0:
        return name, None
    match = _STATED.match(name, at)
    role = role_of(match["what"]) if match else None
    return (name[:at].strip(), role) if role else (name, None)
