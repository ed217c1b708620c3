"""The fields between two `---` lines at the beginning of a Markdown file.

Only what such files use is read, by hand: `key: value`, quoted or not, lists, text blocks
(`|`, `>`), and maps one level deep as `key.inner`. What is more than that is passed over.
"""

import re
from dataclasses import dataclass, field

from transcripts.text import make_safe

_LIMIT = 2_000
"""Lines in which the fields must end."""
_BLANK = 20
"""Lines among which it must begin: some editors leave blank ones above it."""
_KEY = re.compile(r"([A-Za-z_][\w .-]{0,60}?)[ \t]*:(?:[ \t]+(.*)|)$")
_BLOCK = re.compile(r"[|>][+-]?\d?$")


@dataclass
class FrontMatter:
    """Fields by their key in small letters; `lines` says on which line of the source a
    field's text begins, `end` how many lines the front matter takes."""

    end: int = 0
    fields: dict[str, list[str]] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)

    def first(self, *keys: str) -> str | None:
        """The first value there is of any of the keys, made safe."""
        for key in keys:
            for value in self.fields.get(key, ()):
                if value:
                    return make_safe(value)
        return None

    def all(self, *keys: str) -> list[str]:
        """All values of the keys, made safe, each once."""
        found = [make_safe(v) for key in keys for v in self.fields.get(key, ()) if v]
        return list(dict.fromkeys(found))


def front_matter(lines: list[str]) -> FrontMatter:
    """The front matter at the beginning of `lines`; empty where there is none."""
    first = next((n for n, line in enumerate(lines[:_BLANK]) if line.strip("\ufeff \t")), None)
    if first is None or lines[first].strip("\ufeff \t") != "---":
        return FrontMatter()
    number = first + 1
    end = next((n for n in range(number, min(_LIMIT, len(lines))) if lines[n].strip() == "---"), 0)
    if not end:
        return FrontMatter()
    found = FrontMatter(end=end + 1)
    while number < end:
        number = _field(lines, number, end, found)
    return found


def _field(lines: list[str], number: int, end: int, found: FrontMatter) -> int:
    """Read the field that begins at `number`, and give the number of the next one."""
    match = _KEY.match(lines[number]) if lines[number][:1] not in (" ", "\t", "#", "-") else None
    if not match:
        return number + 1
    key, value = match[1].lower(), (match[2] or "").strip()
    inner, after = _indented(lines, number + 1, end)
    first_line = number + 1
    if _BLOCK.match(value):
        values = [_text_block(inner, folded=value.startswith(">"))]
        first_line = number + 2
    elif value.startswith("["):
        values = [_unquoted(part) for part in _split(value.strip("[] "))]
    elif value:
        values = [_unquoted(" ".join([value, *(line.strip() for line in inner)]))]
    else:
        values = _below(key, inner, found)
    found.fields.setdefault(key, []).extend(values)
    found.lines.setdefault(key, first_line)
    return after


def _indented(lines: list[str], number: int, end: int) -> tuple[list[str], int]:
    inner = []
    while number < end and (not lines[number].strip() or lines[number][:1] in (" ", "\t", "-")):
        inner.append(lines[number])
        number += 1
    while inner and not inner[-1].strip():
        inner.pop()
    return inner, number


def _below(key: str, inner: list[str], found: FrontMatter) -> list[str]:
    """A list, or a map whose fields are kept as `key.inner`."""
    values: list[str] = []
    sub = ""
    for line in inner:
        text = line.strip()
        item = text.startswith(("- ", "-\t"))
        if item:
            text = text[2:].strip()
        match = _KEY.match(text) if not text.startswith(("'", '"')) else None
        if match and not item:
            sub = "" if match[2] else match[1].lower()
        if match and match[2]:
            found.fields.setdefault(f"{key}.{match[1].lower()}", []).append(_unquoted(match[2]))
        elif item and sub:
            found.fields.setdefault(f"{key}.{sub}", []).append(_unquoted(text))
        elif item:
            values.append(_unquoted(text))
    return values


def _text_block(inner: list[str], *, folded: bool) -> str:
    lines = [line.strip() for line in inner]
    return (" " if folded else "\n").join(lines).strip()


def _split(inline: str) -> list[str]:
    return re.findall(r"'[^']*'|\"[^\"]*\"|[^,]+", inline)


def _unquoted(value: str) -> str:
    value = value.strip()
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "'\"":
        inner = value[1:-1]
        return inner.replace("''", "'") if value[0] == "'" else inner.replace('\\"', '"')
    return value
