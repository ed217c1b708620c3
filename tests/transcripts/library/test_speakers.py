"""What a source does not say is worked out once, kept, and follows what a person says."""

from dataclasses import replace

from transcripts.attributed import givable
from transcripts.changes import Interchange, Rename, Speaks
from transcripts.columns import NOBODY
from transcripts.formats import read
from transcripts.library import Library
from transcripts.library.ids import digest
from transcripts.model import (
    BlocksBuilder,
    Details,
    Person,
    Place,
    Reading,
    Source,
    Span,
    Transcript,
)
from transcripts.speakers.attribution import attribute


def shown(library: Library, id: str) -> Transcript:
    found = library.transcript(id)
    assert found is not None
    return found


def whose(transcript: Transcript) -> list[int]:
    turns = transcript.turns
    return [turns.speakers[turns.at(offset)] for offset in transcript.blocks.offsets]


def line(transcript: Transcript, number: int) -> Span:
    return Span(Place(number, 0), Place(number, len(transcript.blocks[number - 1].text)))


def test_a_talk_without_names_is_to_be_worked_out_once(library, put, interview):
    id = put(interview)
    assert library.unattributed() == [id]
    outcome = library.work_out(id)
    assert outcome is not None
    assert outcome.reason is None
    assert library.unattributed() == []
    assert library.work_out(id) is None
    assert shown(library, id).attribution == "inferred"


def test_a_talk_with_names_is_left_alone(library, put):
    id = put("Ann: Is the tide in?\nBen: It is.\nAnn: And the boats?\nBen: Out.\n")
    assert library.work_out(id) is None
    assert shown(library, id).attribution == "source"


def test_only_the_transcript_that_was_worked_out_is_indexed_again(library, put, interview):
    first, second = put(interview), put("Ann: Is the tide in?\nBen: It is.\n", "tide.txt")
    before = library.fingerprints()
    library.work_out(first)
    after = library.fingerprints()
    assert before[first] != after[first]
    assert before[second] == after[second]


def test_a_corrected_line_is_certain_and_the_others_stay_inferred(library, put, interview):
    id = put(interview)
    library.work_out(id)
    before = shown(library, id)
    wrong = 1 - whose(before)[5]
    library.correct(before, Speaks(wrong), line(before, 6))
    assert library.work_out(id) is not None
    after = shown(library, id)
    assert whose(after)[5] == wrong
    offset = after.blocks.offsets[5]
    assert after.confidence(offset, offset + 5) == 1.0
    assert not after.inferred(offset, offset + 5)
    assert after.inferred(after.blocks.offsets[8], after.blocks.offsets[8] + 5)


def test_lines_of_somebody_whose_naming_was_taken_back_are_nobodys_until_worked_out_again(
    library, put, interview
):
    id = put(interview)
    library.work_out(id)
    before = shown(library, id)
    named = library.correct(before, Speaks("Ann Bell"), line(before, 6))
    library.work_out(id)
    assert shown(library, id).speaker_name(whose(shown(library, id))[5]) == "Ann Bell"
    library.add_bookmark(shown(library, id), line(before, 6))
    library.undo(id, [named])
    assert whose(shown(library, id))[5] == NOBODY
    library.work_out(id)
    assert whose(shown(library, id))[5] in (0, 1)


def test_the_lines_given_back_are_not_counted_among_the_others_that_changed(
    library, put, interview
):
    id = put(interview)
    library.work_out(id)
    before = shown(library, id)
    given = library.correct_all(
        before, [(Speaks(1 - who), line(before, n)) for n, who in enumerate(whose(before)[:6], 1)]
    )
    there = library.work_out(id)
    library.undo(id, given)
    back = library.work_out(id)
    assert whose(shown(library, id)) == whose(before)
    assert there is not None
    assert back is not None
    assert back.changed == there.changed


def test_what_is_given_of_a_line_leaves_its_rest_whose_it_was(library, put, interview):
    id = put(interview)
    library.work_out(id)
    before = shown(library, id)
    whose_line = whose(before)[5]
    rest = line(before, 6)._replace(start=Place(6, 8))
    library.correct(before, Speaks(1 - whose_line), rest)
    library.work_out(id)
    after = shown(library, id)
    assert whose(after)[5] == whose_line
    offset = after.blocks.offsets[5]
    assert after.turns.speakers[after.turns.at(offset + 8)] == 1 - whose_line


def test_whom_a_line_of_an_unattributed_talk_is_given_to_speaks_it(library):
    made = BlocksBuilder()
    for n in range(8):
        made.add(f"line number {n} without any stop", start=n * 2.0, end=n * 2 + 1.9)
    people = (Person("Ann", "guest"), Person("Bob", "host"), Person("Cy"))
    reading = Reading("x", 1, made.build(), Details(people=people))
    id = library.keep(Source("talk", digest(b"1")), b"1", reading).id
    library.work_out(id)
    for number, name in enumerate(("Ann", "Bob", "Cy"), 1):
        before = shown(library, id)
        who = next(who for who, person in givable(before) if person.name == name)
        part = line(before, number)._replace(end=Place(number, 9))
        library.correct(before, Speaks(who), part)
        library.work_out(id)
    after = shown(library, id)
    assert [after.speaker_name(who) for who in whose(after)[:3]] == ["Ann", "Bob", "Cy"]


def test_what_words_would_tell_otherwise_is_told_and_nothing_is_kept(library, put, interview):
    id = put(interview)
    library.work_out(id)
    before = shown(library, id)
    rest = range(13, len(before.blocks) + 1)
    changes = [(Speaks(1 - who), line(before, n)) for n, who in enumerate(whose(before)[:12], 1)]
    told = library.told_otherwise(before, changes, rest)
    assert {block for block, _ in told} <= set(rest)
    assert library.corrections(id) == []
    assert whose(shown(library, id)) == whose(before)
    library.correct_all(before, changes)
    library.work_out(id)
    after = whose(shown(library, id))
    moved = {n for n in rest if after[n - 1] != whose(before)[n - 1]}
    assert {block for block, _ in told} == moved


def test_undoing_a_correction_gives_back_what_was_worked_out_at_first(library, put, interview):
    id = put(interview)
    library.work_out(id)
    before = shown(library, id)
    made = library.correct(before, Speaks(1 - whose(before)[5]), line(before, 6))
    library.work_out(id)
    library.undo(id, [made])
    library.work_out(id)
    assert whose(shown(library, id)) == whose(before)


def test_the_other_way_round_exchanges_all_from_there_on(library, put, interview):
    id = put(interview)
    library.work_out(id)
    before = shown(library, id)
    library.correct(before, Interchange(0, 1), line(before, 11))
    at_once = whose(shown(library, id))
    assert at_once[:10] == whose(before)[:10]
    assert at_once[10:] == [1 - who for who in whose(before)[10:]]
    library.work_out(id)
    after = shown(library, id)
    assert whose(after)[:10] == whose(before)[:10]
    sure = [
        n
        for n, offset in enumerate(before.blocks.offsets)
        if n >= 10 and before.confidence(offset, offset + 3) >= 0.9
    ]
    assert sure
    assert [whose(after)[n] for n in sure] == [1 - whose(before)[n] for n in sure]
    # Worked out, not told: nobody said that each of these lines is right.
    assert all(after.inferred(before.blocks.offsets[n], before.blocks.offsets[n] + 3) for n in sure)
    assert library.why(id, sure[0] + 1) == ("you turned it the other way round, with what follows",)
    assert "turned" not in " ".join(library.why(id, 2))


def test_what_stands_before_lines_turned_round_is_read_as_without_it(library, put, interview):
    id = put(interview)
    library.work_out(id)
    before = shown(library, id)
    count = len(before.blocks)
    for first in range(2, count + 1, 3):
        made = library.correct(before, Interchange(0, 1), line(before, first))
        library.work_out(id)
        after = shown(library, id)
        assert whose(after)[: first - 1] == whose(before)[: first - 1]
        # A correction there is followed there all the same.
        told = library.correct(after, Speaks(1 - whose(before)[0]), line(after, 1))
        library.work_out(id)
        assert whose(shown(library, id))[0] == 1 - whose(before)[0]
        library.undo(id, [made, told])
        library.work_out(id)
    assert whose(shown(library, id)) == whose(before)


def test_bookmarked_words_keep_their_speaker_and_are_told_to_be_in_doubt(
    library, put, interview, monkeypatch
):
    id = put(interview)
    library.work_out(id)
    before = shown(library, id)
    library.add_bookmark(before, line(before, 6))
    kept = whose(before)[5]

    def otherwise(lines, **about):
        """As the words tell, but that the kept line is the other voice's by now."""
        found = attribute(lines, **about)
        speakers = [1 - kept if n == 5 else who for n, who in enumerate(found.speakers)]
        return replace(found, speakers=tuple(speakers))

    monkeypatch.setattr("transcripts.speakers.inferring.attribute", otherwise)
    library.correct(before, Speaks(1 - whose(before)[9]), line(before, 10))
    outcome = library.work_out(id)
    assert outcome is not None
    assert whose(shown(library, id))[5] == kept
    assert outcome.doubts == ((6, 1 - kept),)
    assert library.why(id, 6) == ("kept as you marked it", "by now the words tell otherwise")


def test_a_host_named_in_one_episode_is_remembered_for_the_show(library, put, interview):
    head = "---\nshow: Bell Talk\ntitle: {}\n---\n\n"
    first = put(head.format("One") + interview, "one.md")
    second = put(head.format("Two") + interview.replace("bell", "boat"), "two.md")
    library.work_out(first)
    library.work_out(second)
    assert shown(library, second).people[0].name is None
    library.correct(shown(library, first), Rename(0, "Mary Stone", "host"), None)
    assert library.work_out(second) is not None
    host = shown(library, second).people[0]
    assert (host.name, host.inferred) == ("Mary Stone", True)
    assert host.evidence


def test_corrections_of_a_removed_talk_wait_for_it(library, put, interview):
    id = put(interview)
    library.work_out(id)
    before = shown(library, id)
    wrong = 1 - whose(before)[5]
    library.correct(before, Speaks(wrong), line(before, 6))
    library.correct(before, Rename(0, "Mary Stone"), None)
    library.remove(id)
    assert put(interview) == id
    library.work_out(id)
    after = shown(library, id)
    assert whose(after)[5] == wrong
    assert after.people[0].name == "Mary Stone"


def test_corrections_are_carried_to_a_new_import(library, put, interview):
    id = put(interview)
    library.work_out(id)
    before = shown(library, id)
    wrong = 1 - whose(before)[5]
    words = before.blocks[5].text
    library.correct(before, Speaks(wrong), line(before, 6))
    library.correct(before, Rename(0, "Mary Stone"), None)
    edited = "So here we are again, everybody.\n" + interview
    library.renew(
        id,
        Source("talk.txt", digest(edited.encode())),
        edited.encode(),
        read(edited.encode(), "talk.txt"),
    )
    library.work_out(id)
    after = shown(library, id)
    offset = after.text.index(words)
    assert after.turns.speakers[after.turns.at(offset)] == wrong
    assert after.people[0].name == "Mary Stone"


def test_chapters_are_made_where_there_are_none_and_can_be_forgotten(library, put):
    talk = "".join(
        f"Ann: What about {thing} then, how does that go?\n"
        + f"Ben: The {thing} is kept in the yard, and every {thing} has its own place. " * 3
        + "\n"
        for thing in ("harbour", "clay", "bronze", "winter", "school", "river") * 4
    )
    id = put(talk)
    assert library.chapters_wanted(id)
    count = library.make_chapters(id)
    assert count
    assert not library.chapters_wanted(id)
    chapters = shown(library, id).details.chapters
    assert len(chapters) == count
    assert {chapter.origin for chapter in chapters} == {"inferred"}
    library.drop_made(id)
    assert shown(library, id).details.chapters == ()
