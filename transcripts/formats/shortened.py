"""What a source says about itself, short enough for a line: a title of a thousand words is
talk that a damaged or hostile file has in the place of one."""

from transcripts.model import Details, Report

_TITLE = 300
"""Characters of a title, a name or a show at most."""
_LANGUAGE = 40


def shortened(details: Details) -> Details:
    """`details` with all their names and titles cut to what a line can show."""
    return details._replace(
        title=_cut(details.title),
        show=_cut(details.show),
        language=details.language if len(details.language or "") <= _LANGUAGE else None,
        people=tuple(
            one
            if len(one.name or "") <= _TITLE and len(one.evidence or "") <= _TITLE
            else one._replace(name=_cut(one.name), evidence=_cut(one.evidence))
            for one in details.people
        ),
        outline=tuple(
            one if len(one.title) <= _TITLE else one._replace(title=_cut(one.title) or "")
            for one in details.outline
        ),
        chapters=tuple(
            one if len(one.title) <= _TITLE else one._replace(title=_cut(one.title) or "")
            for one in details.chapters
        ),
    )


def told_shortly(report: Report) -> Report:
    """`report` with each of its parts cut likewise: some quote the source."""
    return Report(*(tuple(_cut(part) or "" for part in parts) for parts in report))


def _cut(text: str | None) -> str | None:
    """`text` cut to a line; None where it holds nothing but blanks."""
    if text is None or not text.strip():
        return None
    return text if len(text) <= _TITLE else text[: _TITLE - 1].rstrip() + "…"
