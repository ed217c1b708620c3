"""Clock times, lengths and dates as people write them → seconds and dates.

Numbers are limited to a few digits each, so that no text, however long or hostile, is
slow to read or overflows.
"""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime

CLOCK = r"(?:\d{1,3}:)?\d{1,3}:[0-5]?\d(?:[.,]\d{1,9})?"
"""Pattern of a clock time: `m:ss`, `h:mm:ss`, each with a fraction or without."""

_CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):(\d{1,2})(?:[.,](\d{1,9}))?")
_E = r"(?:(?![^\W\d_])|(?-i:(?=[A-ZÄÖÜ])))"
"""The end of a unit: no letter after it, or a capital of what is glued to it."""
_LENGTH = re.compile(
    rf"(?:(\d{{1,3}})\s*(?:h|hr|hrs|hours?|std\.?|stunden?|heures?|horas?|ore|uur){_E}\.?,?\s*)?"
    rf"(?:(\d{{1,4}})\s*(?:m|min|mins|minutes?|minuten|minutos?|minuti){_E}\.?,?\s*)?"
    rf"(?:(\d{{1,5}})\s*(?:s|sec|secs|seconds?|sek\.?|sekunden|secondes?|segundos?|secondi){_E}\.?)?",
    re.IGNORECASE,
)
_MONTHS: dict[str, int] = {}
for _row in (
    "january february march april may june july august september october november december",
    "januar februar märz april mai juni juli august september oktober november dezember",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "januari februari maart april mei juni juli augustus september oktober november december",
    "jan feb mar apr may jun jul aug sep oct nov dec",
    "jän febr mrz avr mag giu juil aoû sept okt dez déc",
):
    for _number, _name in enumerate(_row.split(), 1):
        _MONTHS.setdefault(_name, _number)
_MONTHS |= {"jän": 1, "febr": 2, "mrz": 3, "avr": 4, "mag": 5, "giu": 6, "juil": 7}
_MONTHS |= {"aoû": 8, "sept": 9, "okt": 10, "dez": 12, "déc": 12, "ene": 1, "abr": 4}
_MONTHS |= {"ago": 8, "dic": 12, "fev": 2, "set": 9, "out": 10, "gen": 1, "lug": 7, "ott": 10}
_MONTH = r"([^\W\d_]{3,12})\.?"
_DATE_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], date | None]], ...] = (
    (
        re.compile(r"(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?=\D|$|\d{1,2}\s?h)"),
        lambda m: _date(int(m[1]), int(m[3]), int(m[4])),
    ),
    (
        re.compile(rf"(?<!\w){_MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})"),
        lambda m: _date(int(m[3]), _MONTHS.get(m[1].lower(), 0), int(m[2])),
    ),
    (
        re.compile(
            rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th|\.|º|er)?\s+(?:de\s+)?{_MONTH},?\s+(?:de\s+)?(\d{{4}})"
        ),
        lambda m: _date(int(m[3]), _MONTHS.get(m[2].lower(), 0), int(m[1])),
    ),
)


def clock(text: str) -> float | None:
    """Seconds of a clock time such as `1:02:03.5`; None where `text` is none."""
    match = _CLOCK.fullmatch(text.strip())
    if not match:
        return None
    hours, minutes, seconds, fraction = match.groups()
    whole = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
    return whole + (int(fraction) / 10 ** len(fraction) if fraction else 0.0)


def length(text: str) -> float | None:
    """Seconds of a length such as `2h 41m`, `45 min` or `1:02:03`; None where it is none."""
    text = text.strip()
    match = _LENGTH.fullmatch(text)
    if match and text and any(match.groups()):
        hours, minutes, seconds = (int(part or 0) for part in match.groups())
        return float(hours * 3600 + minutes * 60 + seconds)
    return clock(text)


def find_length(text: str) -> tuple[float, int, int] | None:
    """The first length written with units in `text`: seconds, where it begins and ends."""
    for start in re.finditer(r"(?<!\d)\d", text[:1000]):
        match = _LENGTH.match(text, start.start())
        if match and any(match.groups()) and match.end() > start.start():
            seconds = length(match.group())
            if seconds is not None:
                return seconds, match.start(), match.end()
    return None


def find_date(text: str) -> tuple[date, int, int] | None:
    """The first date in `text` that can be read in one way only, where it begins and ends.

    Dates of digits alone are read only with the year first: `03/04/2023` has two readings.
    """
    for pattern, make in _DATE_FORMS:
        for match in pattern.finditer(text[:2000]):
            found = make(match)
            if found:
                return found, match.start(), match.end()
    return None


def stated_date(text: str) -> date | None:
    """The date in a field that holds one: as `find_date`, a bare `20230608`, or a number of
    seconds or milliseconds since 1970."""
    text = text.strip()
    found = find_date(text)
    if found:
        return found[0]
    if re.fullmatch(r"(?:19|20)\d{6}", text):
        return _date(int(text[:4]), int(text[4:6]), int(text[6:]))
    if re.fullmatch(r"\d{9,10}|\d{12,13}", text):
        seconds = int(text) / (1000 if len(text) > 10 else 1)
        return datetime.fromtimestamp(seconds, UTC).date()
    return None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
