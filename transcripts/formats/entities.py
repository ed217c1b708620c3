"""Character references (`&amp;`, `&#39;`, `&nbsp;`) → the characters they stand for."""

import re
from html import unescape as _unescape

_HUGE = re.compile(r"&#[0-9]{8,};?")
"""A number that no character has; Python refuses to count digits by the thousand."""


def unescape(text: str) -> str:
    """`text` with its character references read; an impossible one becomes U+FFFD."""
    if "&" not in text:
        return text
    return _unescape(_HUGE.sub("\ufffd", text) if "&#" in text else text)
