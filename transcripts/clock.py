"""Seconds → the clock time that people write. (`times` goes the other way.)"""


def clock(seconds: float) -> str:
    """`h:mm:ss`, or `m:ss` within the first hour; parts of a second are cut off."""
    whole = max(0, int(seconds))
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
