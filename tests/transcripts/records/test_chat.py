"""CHAT: what was said is kept, the codes around it are not, and nothing is lost in silence."""
# Samples stand as they are written.

from datetime import date

import pytest

from transcripts.columns import DESCRIPTION, EVENT, SPEECH
from transcripts.formats import NotATranscript, read, words
from transcripts.model import Reading
from transcripts.words import Words

B = "\x15"


def chat(*lines: str, people: str = "CHI Ross Target_Child, MOT Mother") -> bytes:
    head = ["@UTF8", "@Begin", "@Languages:\teng, spa", f"@Participants:\t{people}"]
    return ("\n".join([*head, *lines, "@End"]) + "\n").encode()


def said(reading: Reading) -> list[tuple[str | None, str]]:
    people = reading.details.people
    return [(people[b.speaker].name if b.speaker >= 0 else None, b.text) for b in reading.blocks]


def spoken(line: str) -> list[str]:
    return [b.text for b in read(chat(f"*CHI:\t{line}")).blocks if b.kind == SPEECH]


@pytest.mark.parametrize(
    ("tier", "text"),
    [
        ("I want <the fish> [/] the fish .", "I want the fish the fish."),
        ("ana [//] an &-uh &+fr &~gaga apple .", "ana an uh fr gaga apple."),
        ("gettin(g) it (be)cause I do(n't) know ?", "getting it because I don't know?"),
        ("so I went to the +...", "so I went to the..."),
        ("what did you +/.", "what did you—"),
        ('+" please , give me „ all +".', "please, give me, all."),
        ("I (.) want (3.5) a (..) b (1:02.5) !", "I want a b!"),
        ("tika@u [: kitty] [* p:n] is hola@s:spa .", "tika is hola."),
        ("0she want no:: ice+cream New_York .", "want no ice cream New York."),
        ("it is 10:30 xxx .", "it is 10:30 xxx."),
        ("I ⌈think↑ so⌉ °really° o\u0332l\u0332d . [+ bch]", "I think so really old."),
        ("这 一 个 <动> [/] 动物 .", "这 一 个 动 动物."),
    ],
)
def test_words_stay_and_codes_go(tier: str, text: str) -> None:
    assert spoken(tier) == [text]


def test_what_happens_beside_the_words_is_an_event_after_them() -> None:
    reading = read(chat("*MOT:\t&=yawn who are &=points:cup you ?", "*CHI:\t&=laughs ."))
    assert [(b.kind, b.text) for b in reading.blocks] == [
        (SPEECH, "who are you?"),
        (EVENT, "yawn"),
        (EVENT, "points cup"),
        (EVENT, "laughs"),
    ]


def test_an_action_in_place_of_words_is_an_event() -> None:
    reading = read(chat("*CHI:\t0 [=! cries] .", "*MOT:\t((phone rings)) there there ."))
    assert [(b.kind, b.text) for b in reading.blocks] == [
        (EVENT, "cries"),
        (SPEECH, "there there."),
        (EVENT, "phone rings"),
    ]


def test_words_put_in_by_another_are_the_others() -> None:
    assert said(read(chat("*CHI:\the said &*MOT:mm_hm and left ."))) == [
        ("Ross", "he said and left."),
        ("Mother", "mm hm"),
    ]


def test_people_have_their_names_and_roles() -> None:
    people = "CHI Ross Target_Child, INV Ann Lee Interviewer,\n\tSPE Child, GES Child, MOT Mother"
    reading = read(chat("*INV:\thi .", "*CHI:\thi .", "*GES:\tho .", people=people))
    assert [(p.name, p.role, p.inferred) for p in reading.details.people] == [
        ("Ann Lee", "host", False),
        ("Ross", "other", False),
        ("Child GES", "other", False),
        ("Child SPE", "other", False),
        ("Mother", "other", False),
    ]
    assert reading.details.people[1].evidence == "CHI Ross Target_Child"


def test_headers_are_read_and_lines_go_on_after_a_tab() -> None:
    reading = read(
        chat(
            "@Date:\t28-JUL-2001",
            '@Media:\t"http://example.org/a,b.mp3", audio',
            "@Situation:\tFree play in the lab",
            "\twith toys",
            "@G:\tbreakfast",
            "*CHI:\tI want to go to the park and",
            "\tthe slide .",
        )
    )
    details = reading.details
    assert details.published == date(2001, 7, 28)
    assert details.language == "eng"
    assert details.media == "http://example.org/a,b.mp3"
    assert [(c.title, c.block) for c in details.chapters] == [("breakfast", 2)]
    assert [(b.kind, b.line, b.text) for b in reading.blocks] == [
        (DESCRIPTION, 7, "Free play in the lab with toys"),
        (SPEECH, 10, "I want to go to the park and the slide."),
    ]


@pytest.mark.parametrize("mark", [B, "•", ""], ids=["control", "bullet", "lost"])
def test_times_are_read_however_their_marks_came_through(mark: str) -> None:
    link = f"{mark}100_600{mark}"
    data = chat(
        f"*CHI:\thello world . {link}",
        f"*MOT:\tso one {mark}700_900{mark} two . {mark}900_1200{mark}",
    )
    assert [(b.start, b.end, b.text) for b in read(data).blocks] == [
        (0.1, 0.6, "hello world."),
        (0.7, 1.2, "so one two."),
    ]  # fmt: skip


def test_older_time_links_name_their_file() -> None:
    block = read(chat(f'*CHI:\thello . {B}%snd:"boys_1"_7349_8338{B}')).blocks[0]
    assert (block.text, block.start, block.end) == ("hello.", 7.349, 8.338)


def test_a_tier_of_words_gives_their_times() -> None:
    data = chat(
        f"*CHI:\tI want no:: cookie . {B}100_900{B}",
        "%mor:\tpro|I v|want",
        f"%wor:\tI {B}100_200{B} want {B}200_300{B} no:: {B}300_600{B} cookie {B}600_900{B} .",
    )
    reading = read(data, "a.cha")
    found = words(data, "a.cha", reading)
    assert isinstance(found, Words)
    text = reading.blocks.text
    assert [text[a:b] for a, b in zip(found.starts, found.ends, strict=True)] == text[:-1].split()
    assert list(found.times) == [0.1, 0.2, 0.3, 0.6]
    assert list(found.stops) == [0.2, 0.3, 0.6, 0.9]


def test_what_is_left_out_is_counted() -> None:
    reading = read(
        chat(
            "@Comment:\tx", "*CHI:\tI [/] I go .", "%mor:\tx", "%gra:\ty", "*MOT:\tno .", "%mor:\tz"
        )
    )
    assert reading.report.left_out == (
        "3 dependent tiers (%mor, %gra)",
        "1 codes of the transcription inside utterances",
        "1 comment",
    )


def test_a_conversation_that_names_nobody_keeps_its_codes() -> None:
    assert said(read(b"@Begin\n*KAT\tso I\n\t(7.4) 605033_610195\n*STE:\tyes .\n@End\n")) == [
        ("KAT", "so I"),
        ("STE", "yes."),
    ]


def test_headers_without_talk_are_no_transcript() -> None:
    with pytest.raises(NotATranscript, match="CHAT transcript without any words"):
        read(chat("%com:\tnothing"), "a.cha")
