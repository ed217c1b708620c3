"""The lines of a stamped text under the layout of their file: which name and time each line
begins with."""

from collections.abc import Sequence

from transcripts.speakers.names import label

from .dialogue import Named
from .layout import BRACKETED, DASHED, NUMBERED, Layout, name_alone, name_line
from .marks import see
from .stamps import Stamp, is_name, spelled, stamp


def stamped_lines(lines: Sequence[str], layout: Layout) -> list[Named | None]:
    """For each line the name and time that it begins with under `layout`; a name of None
    where only a time stands there, or where a line is nothing but a repeated time."""
    found = [_mark(line, layout) if line else None for line in lines]
    if layout.names in ("above", "below"):
        _names_on_own_lines(lines, found, layout.names)
    _without_spelled(lines, found)
    if layout.names == "with":
        _without_outline(found)
    return found


def _without_outline(found: list[Named | None]) -> None:
    """Drop times before the first name that are later than it: those of an outline."""
    times = [(n, one) for n, one in enumerate(found) if one is not None and one.start is not None]
    first = next((index for index, (_, one) in enumerate(times) if one.name), 0)
    start = times[first][1].start or 0.0 if times else 0.0
    if any((one.start or 0.0) > start for _, one in times[:first]):
        for n, _ in times[:first]:
            found[n] = None


def _mark(line: str, layout: Layout) -> Named | None:
    offset = 0
    found = stamp(line)
    if layout.repeated and found and found.kind == "lead bare":
        offset = found.rest
        line = line[offset:]
        if layout.repeated and not (found := stamp(line)):
            return Named(None, None, offset)
    if not found or found.kind not in layout.kinds:
        return None
    name, rest = found.name, found.rest
    if name is None and layout.names not in ("with", "above", "below", ""):
        name, rest = _name_after(line, found, layout)
    return Named(name, found.start, rest + offset, found.end)


def _name_after(line: str, found: Stamp, layout: Layout) -> tuple[str | None, int]:
    """The name after a time, and where the words after it begin."""
    view = see(line)
    begin = len(view.text) - len(found.after)
    name, length = None, 0
    match layout.names:
        case "label":
            one = label(found.after)
            if one and one.name in layout.people:
                name, length = one.name, one.rest
        case "bold":
            if found.bold and is_name(found.bold.rstrip(":： ")):
                name = found.bold.rstrip(":： ")
                length = max(view.bold - begin, 0)
                length += len(found.after[length:]) - len(found.after[length:].lstrip(" :：–—-\t"))
        case "bracket" | "numbered" | "dash" as way:
            pattern = {"bracket": BRACKETED, "numbered": NUMBERED, "dash": DASHED}[way]
            one_match = pattern.match(found.after)
            if one_match and is_name(one_match[1].strip()):
                name, length = one_match[1].strip(), one_match.end()
        case _:
            text = found.after.strip().rstrip(":：")
            if name_alone(text):
                return text, len(line)
    return (name, view.place(begin + length)) if name else (None, found.rest)


def _names_on_own_lines(lines: Sequence[str], found: list[Named | None], where: str) -> None:
    step = -1 if where == "above" else 1
    known: set[str] = set()
    timed = [n for n, one in enumerate(found) if one is not None and one.start is not None]
    for number in timed:
        one = found[number]
        if one is None or (where == "below" and lines[number][one.rest :].strip()):
            continue
        at = _beside(lines, number, step)
        if at is not None and found[at] is None and name_alone(name := name_line(lines[at])):
            found[at] = Named(name, None, len(lines[at]))
            known.add(name)
    for number in timed:
        # A page may say the name on both sides of the time.
        for away in (_beside(lines, number, -1), _beside(lines, number, -1, skip_spelled=True)):
            if away is not None and found[away] is None and name_line(lines[away]) in known:
                found[away] = Named(name_line(lines[away]), None, len(lines[away]))


def _beside(
    lines: Sequence[str], number: int, step: int, *, skip_spelled: bool = False
) -> int | None:
    """The nearest line with text before or after one."""
    at = number + step
    while 0 <= at < len(lines) and (
        not lines[at] or (skip_spelled and (said := spelled(lines[at])) and not said[0])
    ):
        at += step
    return at if 0 <= at < len(lines) else None


def _without_spelled(lines: Sequence[str], found: list[Named | None]) -> None:
    """Drop times in words that say again what a stamp beside them says."""
    last: float | None = None
    for number, line in enumerate(lines):
        one = found[number]
        if one is not None and one.start is not None:
            last = one.start
        elif one is None and line and line[-1:].isalnum() and len(line) < 140:
            said = spelled(line)
            if said and (_same(said[1], last) or _same(said[1], _next(found, number))):
                found[number] = Named(None, None, len(line))


def _next(found: list[Named | None], number: int) -> float | None:
    for one in found[number + 1 : number + 4]:
        if one is not None and one.start is not None:
            return one.start
    return None


def _same(said: float, stated: float | None) -> bool:
    return stated is not None and int(stated) == int(said)
