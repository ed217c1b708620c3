"""What servers and libraries say when they do not answer → one sentence for a person, in
which no key is ever shown."""

import json
import re

from transcripts.text import one_line

_SAID_MOST = 200
_KEYS = re.compile(r"\b(?:(?:sk|pk|gsk|xai|key|token)[-_:=]|bearer\s)[\w.*-]{6,}", re.IGNORECASE)
HTTP_KEY = "put it into TAPELOG_MODEL_KEY"
_TOO_LONG = re.compile(r"context|too (?:long|large|many)|maximum.{0,40}token", re.IGNORECASE)


def scrubbed(text: str, *keys: str | None) -> str:
    """Somebody else's words for the screen: one safe line, short, and without keys."""
    for key in keys:
        if key:
            text = text.replace(key, "…")
    said = _KEYS.sub("…", one_line(text[:5_000]))
    return said if len(said) <= _SAID_MOST else said[: _SAID_MOST - 1] + "…"


def error_of(data: bytes) -> str:
    """What a server's error says, in any of the usual JSON forms, or its first words."""
    text = data[:20_000].decode(errors="replace")
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return "" if text.lstrip().startswith("<") else text[:_SAID_MOST]
    for _ in range(3):
        if isinstance(found, list) and found:
            found = found[0]
        if isinstance(found, dict):
            found = next(
                (found[name] for name in ("error", "message", "detail", "msg") if found.get(name)),
                "",
            )
    return found if isinstance(found, str) else ""


def refusal(
    name: str, model: str, status: int, said: str, wait: str = "", key: str = HTTP_KEY
) -> str:
    """Why there is no answer, by the status of HTTP; `said` is scrubbed, `key` is what to do
    with a key."""
    because = f" ({said})" if said else ""
    if 300 <= status < 400:
        return f"{name} sends on to somewhere else, and words go only where you agreed to{because}"
    if status in (401, 403):
        return f"{name} wants a key that it knows; {key}{because}"
    if status == 402:
        return f"{name} wants to be paid first{because}"
    if status == 404:
        return f"{name} has no model {model!r} there, or is no address of this kind{because}"
    if status == 413 or (status in (400, 422) and _TOO_LONG.search(said)):
        return f"the part sent is too long for {model}; send smaller parts{because}"
    if status == 429:
        when = f"in {wait} seconds" if wait.isdigit() and len(wait) < 7 else "later"
        return f"{name} asks to wait; try again {when}, and it goes on where it stopped{because}"
    if status >= 500:
        return f"{name} is in trouble ({status}); try again later{because}"
    return f"{name} refuses what was asked ({status}){because}"
