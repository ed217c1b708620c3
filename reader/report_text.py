"""How a source was understood, in words. Pure."""

from transcripts.model import Details, Report, Source


def report_lines(details: Details, report: Report, source: Source) -> list[str]:
    """The whole report: what the source is, what was understood of it, what was guessed,
    what was left out, and what a reader should know of its times and chapters."""
    lines = [source.name]
    place = source.path or source.url
    if place and place != source.name:
        lines.append(place)
    for heading, found in (
        ("Understood", report.understood),
        ("Guessed", report.guessed),
        ("Left out", report.left_out),
    ):
        lines += ["", heading, *(f"  {text}" for text in found or ("nothing",))]
    notes = list(_notes(details))
    return [*lines, "", *notes] if notes else lines


def _notes(details: Details) -> list[str]:
    notes = []
    if details.times == "aligned":
        notes.append("The times are those of another record of the talk, by the words of both.")
    doubtful = [chapter.title for chapter in details.chapters if chapter.between is not None]
    if doubtful:
        many = f"{len(doubtful)} of {len(details.chapters)} chapters"
        notes.append(f"Where {many} begin is not certain:")
        notes += [f"  {title}" for title in doubtful]
    return notes
