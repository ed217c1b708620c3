"""How the people of a show talk is learned from its transcripts whose speakers are known."""

import json

import pytest

from transcripts.changes import Rename, Speaks
from transcripts.model import Place, Span
from transcripts.speakers.profile import load

HEAD = "---\nshow: Bell Talk\ntitle: {}\n---\n\n"


@pytest.fixture
def stated(put, interview):
    """Keeps an episode whose source names its speakers."""

    def keep(number: int) -> str:
        lines = interview.replace("bell", f"bell{'s' * (number % 2)}").splitlines()
        named, host = [], True
        for line in lines:
            host = line.endswith("?") or line.startswith(("Welcome", "Thank you so much"))
            named.append(f"**{'Mary Stone' if host else 'Guest ' + 'ABCDEFGH'[number]}:** {line}")
        head = HEAD.format(f"Stated {number}").replace("title:", "hosts:\n  - Mary Stone\ntitle:")
        return put(head + "\n\n".join(named) + "\n", f"stated-{number}.md")

    return keep


def kept(library) -> tuple[str, int]:
    """The key of the profile that is kept, and how many transcripts it was learned from."""
    key, _, data = (library.setting("profile Bell Talk") or "").partition(" ")
    return key, load(data.encode()).pages if data else 0


def test_three_known_episodes_make_a_profile_for_the_next(library, put, stated, interview):
    id = put(HEAD.format("New") + interview, "new.md")
    stated(1)
    stated(2)
    library.work_out(id)
    assert kept(library) == ("", 0)
    stated(3)
    assert library.work_out(id) is not None  # there is something to learn from now
    key, pages = kept(library)
    assert pages == 3
    assert library.work_out(id) is None
    stated(4)
    assert library.work_out(id) is not None
    assert kept(library)[0] != key


def test_another_show_is_nobodys_teacher(library, put, stated, interview):
    for number in (1, 2, 3):
        stated(number)
    id = put(HEAD.format("New").replace("Bell", "Boat") + interview, "new.md")
    library.work_out(id)
    assert kept(library) == ("", 0)


def test_an_episode_that_a_person_corrected_teaches_as_well(library, put, stated, interview):
    stated(1)
    stated(2)
    corrected = put(HEAD.format("Corrected") + interview, "corrected.md")
    library.work_out(corrected)
    shown = library.transcript(corrected)
    spans = [
        (Speaks(0 if text.endswith("?") else 1), Span(Place(n, 0), Place(n, len(text))))
        for n, text in enumerate((block.text for block in shown.blocks), 1)
    ]
    library.correct_all(shown, spans)
    library.correct(library.transcript(corrected), Rename(0, "Mary Stone", "host"), None)
    id = put(HEAD.format("New") + interview.replace("bell", "boat"), "new.md")
    library.work_out(id)
    assert kept(library)[1] == 3


def test_a_damaged_profile_is_learned_again(library, put, stated, interview):
    for number in (1, 2, 3):
        stated(number)
    id = put(HEAD.format("New") + interview, "new.md")
    library.work_out(id)
    key, _ = kept(library)
    library.remember("profile Bell Talk", f"other {json.dumps(['no', 'profile'])}")
    library.correct(library.transcript(id), Speaks(1), Span(Place(3, 0), Place(3, 5)))
    library.work_out(id)
    assert kept(library) == (key, 3)
