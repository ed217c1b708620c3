"""Notes about a talk that stands elsewhere."""

import pytest

from transcripts.formats import NotATranscript, read, understand
from transcripts.model import Companion

NOTES = """---
title: The tide
date: 2024-03-09
guest:
  name: Ann Bell
---

Ben talks with Ann about the harbour.

### Show notes

* **[00:00](#t=00:00)** Welcome
* **[01:27](#t=01:27)** Brought to you by [Nets](https://nets.example)
* **[13:57](#t=13:57)** Who owns the tide?

### Links

* [The harbour](https://harbour.example)
* [The nets](https://nets.example)
"""


def test_notes_with_times_bring_chapters_to_a_talk():
    notes = understand(NOTES.encode(), "notes.md")
    assert isinstance(notes, Companion)
    chapters = [(c.start, c.title, c.origin) for c in notes.details.chapters]
    assert chapters == [
        (0.0, "Welcome", "outline"),
        (87.0, "Brought to you by Nets", "outline"),
        (837.0, "Who owns the tide?", "outline"),
    ]
    assert notes.details.title == "The tide"
    assert [person.name for person in notes.details.people] == ["Ann Bell"]
    assert notes.report.left_out == ("the rest of the notes",)


def test_notes_alone_are_no_talk():
    with pytest.raises(NotATranscript, match="chapters without any talk"):
        read(NOTES.encode(), "notes.md")


def test_notes_without_times_are_refused_by_name():
    bare = "\n".join(line for line in NOTES.splitlines() if "#t=" not in line)
    with pytest.raises(NotATranscript, match="show notes"):
        understand(bare.encode(), "notes.md")
