"""TEI: utterances with their times and people, what happens beside them, and plays."""
# Samples stand as they are written.
# ruff: noqa: E501

from datetime import date

import pytest

from transcripts.columns import EVENT, SPEECH
from transcripts.formats import NotATranscript, read
from transcripts.model import Reading


def tei(body: str, header: str = "", lang: str = "en", before: str = "") -> bytes:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0" '
        f'xml:lang="{lang}"><teiHeader>{header}</teiHeader><text>{before}<body>{body}</body></text></TEI>'
    ).encode()


def said(reading: Reading) -> list[tuple[str | None, str]]:
    people = reading.details.people
    return [(people[b.speaker].name if b.speaker >= 0 else None, b.text) for b in reading.blocks]


PEOPLE = (
    '<profileDesc><particDesc><listPerson><person xml:id="SPK0" role="interviewer"><persName>'
    "<forename>Ann</forename><surname>Lee</surname><abbr>AL</abbr></persName></person>"
    '<person xml:id="SPK1"><persName>Bob Roe</persName></person></listPerson></particDesc></profileDesc>'
)
LINE = '<timeline unit="s"><when xml:id="T0"/><when xml:id="T1" interval="1.5" since="#T0"/><when xml:id="T2" interval="0.5" since="#T1"/></timeline>'


def test_utterances_have_people_and_times_of_the_timeline() -> None:
    reading = read(
        tei(
            '<u who="#SPK0" start="#T0" end="#T1">Hello, you.</u><annotationBlock who="#SPK1" start="#T1" end="#T2">'
            "<u><seg><w>Hi</w> <w>there</w> <pc>.</pc></seg></u><spanGrp><span>X</span></spanGrp></annotationBlock>"
            '<u who="#SPK0" start="12.5" end="00:00:14.0">Bye.</u><u who="#SPK0 #SPK1">Both.</u>',
            PEOPLE,
            before=LINE,
        )
    )
    assert [(b.start, b.end) for b in reading.blocks] == [
        (0, 1.5),
        (1.5, 2.0),
        (12.5, 14.0),
        (None, None),
    ]
    assert said(reading) == [
        ("Ann Lee", "Hello, you."),
        ("Bob Roe", "Hi there."),
        ("Ann Lee", "Bye."),
        (None, "Both."),
    ]
    assert [(p.name, p.role) for p in reading.details.people] == [
        ("Ann Lee", "host"),
        ("Bob Roe", None),
    ]


def test_what_happens_is_an_event_and_breaks_no_sentence() -> None:
    reading = read(
        tei(
            '<u who="#SPK0">I <vocal><desc>laughs</desc></vocal>see <pause dur="1"/>it <gap reason="inaudible"/> now.</u>'
            '<incident><desc>door slams</desc></incident><pause/><kinesic type="applause"/>',
            PEOPLE,
        )
    )
    assert [(b.kind, b.text) for b in reading.blocks] == [
        (SPEECH, "I see it [inaudible] now."),
        (EVENT, "laughs"),
        (EVENT, "door slams"),
        (EVENT, "pause"),
        (EVENT, "applause"),
    ]
    assert reading.report.left_out == ("1 pause",)


PARLIAMENT = (
    '<fileDesc><titleStmt><title type="main">The corpus</title><title type="sub">Sitting 1, Monday</title>'
    '<meeting>Sitting 1</meeting></titleStmt><publicationStmt><date when="2022-12-13"/></publicationStmt>'
    '<sourceDesc><bibl><date when="1996-01-16"/></bibl></sourceDesc></fileDesc><profileDesc><settingDesc><setting>'
    '<date when="1996-01-15">x</date></setting></settingDesc></profileDesc>'
)


def test_a_parliaments_segments_are_paragraphs_of_who_the_note_names() -> None:
    reading = read(
        tei(
            '<div><head>Point 1</head><note type="time">10:03</note><note type="speaker">Präsident Fischer:</note>'
            '<u who="#PAD_1"><seg>Please <pb n="5"/>sit.</seg> <seg>I open.</seg><kinesic><desc>(Applause.)</desc></kinesic>'
            "<seg>Thanks.</seg></u></div>",
            PARLIAMENT,
        )
    )
    assert said(reading) == [
        ("Präsident Fischer", "Please sit."),
        ("Präsident Fischer", "I open."),
        (None, "(Applause.)"),
        ("Präsident Fischer", "Thanks."),
    ]
    details = reading.details
    assert (details.show, details.title) == ("The corpus", "Sitting 1, Monday")
    assert details.published == date(1996, 1, 15)
    assert [(c.title, c.block) for c in details.chapters] == [("Point 1", 1)]
    assert reading.report.left_out == ("1 note",)


def test_a_recordings_length_date_and_file_are_kept() -> None:
    header = (
        "<fileDesc><titleStmt><title>Talk</title></titleStmt><sourceDesc><recordingStmt>"
        '<recording dur="PT1H2M3.5S"><media url="x.wav"/><date when="2001-02-03"/></recording>'
        "</recordingStmt></sourceDesc></fileDesc>"
    )
    details = read(tei("<u>Hi there.</u>", header, lang="fr")).details
    assert (details.title, details.duration, details.media) == ("Talk", 3723.5, "x.wav")
    assert (details.published, details.language) == (date(2001, 2, 3), "fr")


def test_a_play_has_speeches_stage_directions_and_acts() -> None:
    header = (
        '<fileDesc><titleStmt><title type="main">Emilia</title><title type="sub">Ein Spiel</title></titleStmt>'
        '<sourceDesc><bibl><date when="1772-01-02"/></bibl></sourceDesc></fileDesc><profileDesc><particDesc>'
        '<listPerson><person xml:id="prinz"><persName>Der Prinz</persName></person></listPerson></particDesc></profileDesc>'
    )
    reading = read(
        tei(
            "<div><head>Act I</head><stage>A room.</stage>"
            '<sp who="#prinz"><speaker>DER PRINZ</speaker><stage>(sits)</stage><p>Nothing <hi>but</hi> woe!<note>fn</note></p></sp>'
            "<sp><speaker>CONTI.</speaker><lg><l>One line,</l><l>another.</l></lg></sp></div>",
            header,
        )
    )
    assert said(reading) == [
        (None, "A room."),
        (None, "(sits)"),
        ("Der Prinz", "Nothing but woe!"),
        ("CONTI", "One line, another."),
    ]
    assert reading.details.title == "Emilia"
    assert reading.details.published is None
    assert reading.details.chapters[0].title == "Act I"


def test_the_british_national_corpus_is_read() -> None:
    data = (
        '<bncDoc><teiHeader><particDesc><person xml:id="PS01A"><persName>Albert</persName></person></particDesc>'
        '</teiHeader><stext><u who="PS01A"><s n="1"><w>do</w><w>n\'t </w><w>worry</w><c>, </c><w>mate</w><c>.</c></s>'
        '<pause dur="5"/><s n="2"><w>Ok </w></s></u></stext></bncDoc>'
    )
    assert said(read(data.encode())) == [
        ("Albert", "don't worry, mate."),
        (None, "pause 5"),
        ("Albert", "Ok"),
    ]


def test_words_without_blanks_between_them_get_them() -> None:
    data = tei("<u><w>Hello</w><pc>,</pc><w>you</w><pc>(</pc><w>two</w><pc>)</pc><pc>!</pc></u>")
    assert said(read(data)) == [(None, "Hello, you (two)!")]


def test_text_without_talk_is_refused() -> None:
    with pytest.raises(NotATranscript, match="TEI document without utterances or speeches"):
        read(tei("<p>Prose.</p>"), "x.xml")
