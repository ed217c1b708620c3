"""Block quotations that hold what is written about a talk, as Tapelog's own Markdown has them.

`> *Summary, not verbatim:* …`, then `> - …` for each of its points, and `> *Description, not
speech:* …`, with " by" and a name after the first word where a model wrote it: so what was
exported comes back as what it is, and never as speech.
"""

import re

from transcripts.columns import DESCRIPTION, POINT, SUMMARY

LABELS = {
    DESCRIPTION: "Description, not speech",
    SUMMARY: "Summary, not verbatim",
}
_LABELLED = re.compile(
    rf"> \*(?P<what>{'|'.join(label.split(',')[0] for label in LABELS.values())})"
    r"(?: by .{1,300}?)?, not (?:verbatim|speech):\*[ \t]*(?P<words>.*)"
)
_POINT = re.compile(r"> [-*][ \t]+(.*)")
_MORE = re.compile(r">[ \t]*(.*)")
_KINDS = {label.split(",")[0]: kind for kind, label in LABELS.items()}


def has_written(text: str) -> bool:
    """Whether a text has such quotations."""
    return _LABELLED.search(text) is not None


class Written:
    """Goes along the lines of a text and tells which of them are no speech."""

    def __init__(self) -> None:
        self._kind: int | None = None
        """What the quotation holds in which the last line stood."""

    def read(self, line: str) -> tuple[int, str] | None:
        """Kind and words of a line that is written about the talk; None of any other. Words
        of the line may be empty."""
        if not line:
            return None
        if labelled := _LABELLED.match(line):
            self._kind = _KINDS[labelled["what"]]
            return self._kind, labelled["words"]
        if self._kind is None or not line.startswith(">"):
            self._kind = None
            return None
        point = _POINT.match(line) if self._kind == SUMMARY else None
        if point:
            return POINT, point[1]
        more = _MORE.match(line)
        return self._kind, more[1] if more else ""
