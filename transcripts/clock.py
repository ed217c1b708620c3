"""Seconds → the clock time, and minutes → the length, that people write. (`times` goes the
other way.)"""


def clock(seconds: float) -> str:
    """`h:mm:ss`, or `m:ss` within the first hour; parts of a second are cut off."""
    whole = max(0, int(seconds))
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def hours_and_minutes(minutes: int) -> str:
    """`55 min`, `2 h 41 min`, `2 h`."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest} min" if rest else f"{hours} h"
