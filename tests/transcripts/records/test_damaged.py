"""Records that are damaged, hostile or huge: read or refused, soon, and never a crash."""
# Samples stand as they are written.
# ruff: noqa: E501

from contextlib import suppress
from time import perf_counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from transcripts.formats import NotATranscript, read, words

SAMPLES = {
    "chat": "@UTF8\n@Begin\n@Languages:\teng\n@Participants:\tCHI Ann Target_Child, MOT Mother\n@Date:\t03-MAR-1999\n"
    "*CHI:\t<the dog> [/] (be)cause &-uh &=laughs it +... \x150_1500\x15\n%mor:\tdet|the\n%wor:\tthe \x150_500\x15 dog \x15500_1500\x15 .\n"
    "*MOT:\twhat\n\tis it ? \x151500_2000\x15\n@End\n",
    "elan": '<ANNOTATION_DOCUMENT DATE="2020-01-02T00:00:00"><HEADER TIME_UNITS="milliseconds"><MEDIA_DESCRIPTOR MEDIA_URL="x.wav"/></HEADER>'
    '<TIME_ORDER><TIME_SLOT TIME_SLOT_ID="t1" TIME_VALUE="0"/><TIME_SLOT TIME_SLOT_ID="t2" TIME_VALUE="900"/></TIME_ORDER>'
    '<TIER TIER_ID="a" PARTICIPANT="Ann"><ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a1" TIME_SLOT_REF1="t1" TIME_SLOT_REF2="t2"><ANNOTATION_VALUE>hi you</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER>'
    '<TIER TIER_ID="a-en" PARENT_REF="a"><ANNOTATION><REF_ANNOTATION ANNOTATION_ID="a2" ANNOTATION_REF="a1"><ANNOTATION_VALUE>x</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION></TIER></ANNOTATION_DOCUMENT>',
    "textgrid": 'File type = "ooTextFile"\nObject class = "TextGrid"\n\nxmin = 0\nxmax = 2\ntiers? <exists>\nsize = 1\nitem []:\n    item [1]:\n        class = "IntervalTier"\n'
    '        name = "Ann"\n        xmin = 0\n        xmax = 2\n        intervals: size = 2\n        intervals [1]:\n            xmin = 0\n            xmax = 1\n            text = "so I ""say"""\n'
    '        intervals [2]:\n            xmin = 1\n            xmax = 2\n            text = ""\n',
    "short textgrid": 'File type = "ooTextFile"\nObject class = "TextGrid"\n\n0\n2\n<exists>\n1\n"IntervalTier"\n"Ann"\n0\n2\n2\n0\n1\n"so it is"\n1\n2\n""\n',
    "ctm": "a 1 0.0 0.2 so 0.9\na 1 0.2 0.2 it 0.9\na 1 0.4 0.2 is 0.9\na 1 3.4 0.2 yes 0.9\n",
    "stm": ";; x\na 1 ann 0.0 1.5 <o,f0,female> so it is\na 1 bob 1.5 2.5 <o,f0,male> yes\na 1 ann 2.5 3.5 well\n",
    "tei": '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt></fileDesc><profileDesc><particDesc><person xml:id="A"><persName>Ann</persName></person></particDesc></profileDesc></teiHeader>'
    '<text><timeline unit="s"><when xml:id="T0"/><when xml:id="T1" interval="1.5" since="#T0"/></timeline><body><u who="#A" start="#T0" end="#T1"><seg>so <pause/> it is</seg><vocal><desc>laughs</desc></vocal></u></body></text></TEI>',
    "court": " 1            THE COURT:  Good morning.\n 2    JANE DOE,\n 3        called as a witness, testified as follows:\n 4   DIRECT EXAMINATION\n 5   BY MR. BELL:\n"
    " 6   Q.  Where do you\n 7   work?\n 8   A.  Here.\n 9            (Recess)\n\f 1   Q.  Yes?\n 2   A.  Yes.\n 3            THE WITNESS:  So I said.\n",
    "hansard": "Tuesday 12 January 2021\n\nWater\n\nMr Bob Roe (Northtown) (Con): Does my hon. Friend agree?\n\nThe Minister for Water (Ann Lee): I do.\n\nColumn 3\n\nMr Roe: Good.\n\nHon. Members: Hear.\n",
    "congress": "[Congressional Record Volume 159, Number 153 (Wednesday, October 30, 2013)]\n\n                    WATER\n\n  Mr. ROE of Texas. Mr. Speaker, I\nrise.\n\n[[Page H6]]\n\n  The SPEAKER pro tempore. Yes.\n",
    "columns": "Interview\n\nAnn\tHello there, how are you?\n\tAnd so on.\nBob\tI am fine, thank you.\nAnn\tThen we go on with it.\n",
    "debate": '<publicwhip><major-heading id="a/2003-06-26.1">Water</major-heading><speech speakername="Bob Roe"><p>I <i>am</i> glad.</p></speech></publicwhip>',
}  # fmt: skip


@pytest.mark.parametrize("kind", SAMPLES)
def test_the_samples_that_are_damaged_below_are_read_whole(kind: str) -> None:
    reading = read(SAMPLES[kind].encode())
    assert kind.removeprefix("short ").replace("debate", "hansard-xml") == reading.format


@pytest.mark.parametrize("kind", SAMPLES)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_damaged_record_is_read_or_refused(kind: str, data: st.DataObject) -> None:
    source = bytearray(SAMPLES[kind].encode())
    where = data.draw(st.integers(0, len(source) - 1))
    match data.draw(st.sampled_from(["cut", "flip", "repeat", "insert"])):
        case "cut":
            del source[where:]
        case "flip":
            for _ in range(data.draw(st.integers(1, 8))):
                source[data.draw(st.integers(0, len(source) - 1))] = data.draw(st.integers(0, 255))
        case "repeat":
            end = data.draw(st.integers(where, len(source)))
            source[where:where] = source[where:end] * data.draw(st.integers(1, 20))
        case "insert":
            source[where:where] = data.draw(st.text(max_size=40)).encode("utf-8", "surrogatepass")
    reading = None
    with suppress(NotATranscript):
        reading = read(bytes(source), "talk.txt")
    if reading:
        for block in reading.blocks:
            assert "\n" not in block.text
            assert -1 <= block.speaker < len(reading.details.people)
            assert block.start is None or 0 <= block.start < 1e8
        for chapter in reading.details.chapters:
            assert 1 <= chapter.block <= len(reading.blocks)
        words(bytes(source), "talk.txt", reading)


MILLION = 1_000_000


def _filled(head: str, part: str) -> str:
    return head + part * (MILLION // len(part))


CHAT = "@UTF8\n@Begin\n*CHI:\t"
GRID = 'File type = "ooTextFile"\nObject class = "TextGrid"\n'
TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>'
SPOKEN = "Q.  a\nA.  b\n" * 20
MEMBER = "Mr Bob Roe (N) (Con): My hon. Friend\n" * 9
HOSTILE = {
    "brackets in CHAT": _filled(CHAT, "["),
    "angles in CHAT": _filled(CHAT, "<a [/] "),
    "halves of times in CHAT": _filled(CHAT, "\x151_"),
    "continued lines in CHAT": _filled("@UTF8\n@Begin\n*CHI:\ta\n", "\tb\n"),
    "quotation marks in a TextGrid": _filled(GRID, '"'),
    "tiers in a TextGrid": _filled(f"{GRID}0\n1\n<exists>\n90000\n", '"IntervalTier"\n"a"\n0\n1\n1\n0\n1\n"hi"\n'),
    "a lying size in a TextGrid": f'{GRID}0\n1\n<exists>\n99999999999999\n"IntervalTier"\n"a"\n0\n1\n99999999999999\n0\n1\n"hi you"\n',
    "words of a CTM": _filled("", "a 1 0.1 0.2 word 0.9\n"),
    "depth in TEI": _filled(TEI, "<div>"),
    "a chain of times in TEI": '<TEI><text><timeline origin="#T0">'
    + "".join(f'<when xml:id="T{i}" interval="1" since="#T{i - 1}"/>' for i in range(16_000))
    + '</timeline><body><u start="#T1" end="#T15999">a</u></body></text></TEI>',
    "entities in TEI": '<!DOCTYPE TEI [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]><TEI><text><body><u>&c;</u></body></text></TEI>',
    "a chain of annotations": '<ANNOTATION_DOCUMENT><TIER TIER_ID="a">'
    + "".join(
        f'<ANNOTATION><REF_ANNOTATION ANNOTATION_ID="a{i}" ANNOTATION_REF="a{i + 1}"><ANNOTATION_VALUE>hi you</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION>'
        for i in range(7_000)
    )
    + "</TIER></ANNOTATION_DOCUMENT>",
    "a ring of tiers": '<ANNOTATION_DOCUMENT><TIER TIER_ID="a" PARENT_REF="b"/><TIER TIER_ID="b" PARENT_REF="a"/></ANNOTATION_DOCUMENT>',
    "questions": _filled("", "Q.  How are you?\nA.  Well.\n"),
    "capitals": _filled("", "MR. A B C D E F G H I J "),
    "pages": _filled(SPOKEN, "\f 1\n"),
    "numbers of pages": _filled(SPOKEN, "1\n"),
    "no lines of a court": _filled(SPOKEN, "\n"),
    "names before a comma": _filled(SPOKEN, "JOHN DOE, "),
    "members": "".join(f"Mr A{i} Roe (N) (Con): My hon. Friend.\n\nMr Roe: x\n\n" for i in range(15_000)),
    "offices": _filled(MEMBER, "The " + "Deputy " * 200 + "\n"),
    "parentheses": _filled(MEMBER, "Mr Bob " + "(a) " * 50 + "\n"),
    "bills": _filled("[Congressional Record Volume 1]\n  Mr. ROE. a\n", "  The " + "bill " * 200 + "\n"),
    "headings": _filled("[Congressional Record Volume 1]\n  Mr. ROE. a\n", "    AAA BBB\n"),
    "speeches": _filled("<publicwhip>", '<speech speakername="a"><p>b</p></speech>'),
    "columns": _filled("", "Ann\tHello there, how are you?\n"),
    "columns of blanks": _filled("Ann   Hello there, you.\n" * 9, "   "),
    "lines that go on": _filled("Ann\tHello there, how are you?\n" * 9, "\tso\n"),
    "declarations": _filled("<!DOCTYPE publicwhip [", '<!ENTITY a "b">'),
}  # fmt: skip


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_record_is_read_or_refused_soon(kind: str) -> None:
    """Within two seconds on an idle machine; ten here, for a busy one."""
    begin = perf_counter()
    with suppress(NotATranscript):
        read(HOSTILE[kind].encode())
    assert perf_counter() - begin < 10


def test_many_short_lines_with_times_are_no_binary_data() -> None:
    lines = "*CHI:\tno . \x151_2\x15\n%wor:\tno \x151_2\x15 .\n" * 50
    assert len(read(f"@UTF8\n@Begin\n{lines}@End\n".encode()).blocks) == 50
