"""Parliaments' debates as XML: the forms of five parliaments, their speeches and headings."""
# Samples stand as they are written.
# ruff: noqa: E501

from datetime import date

import pytest

from transcripts.columns import KIND_NAMES
from transcripts.formats import NotATranscript, read
from transcripts.model import Reading


def said(reading: Reading) -> list[tuple[str | None, str, str]]:
    people = reading.details.people
    return [
        (people[b.speaker].name if b.speaker >= 0 else None, KIND_NAMES[b.kind], b.text)
        for b in reading.blocks
    ]


def titles(reading: Reading) -> list[tuple[str, int]]:
    return [(chapter.title, chapter.block) for chapter in reading.details.chapters]


PARLPARSE = """<?xml version="1.0" encoding="ISO-8859-1"?>
<!DOCTYPE publicwhip
[
<!ENTITY ndash   "&#8211;">
<!ENTITY pound  "&#163;" >
]>
<publicwhip scraperversion="a" latest="yes">
<major-heading id="uk.org.publicwhip/debate/2003-06-26.1219.0" nospeaker="true" colnum="1219" time="11:30:00">
Farming
</major-heading>
<speech id="uk.org.publicwhip/debate/2003-06-26.1219.1" nospeaker="true"><p class="italic">[Mr. Speaker in the Chair]</p></speech>
<speech id="uk.org.publicwhip/debate/2003-06-26.1219.2" speakerid="uk.org.publicwhip/member/1" speakername="Bob Roe" colnum="1219"
    time="12:32:00">
<p pid="a">I am glad &ndash; it cost &pound;5.</p><p>He <i>can</i> ask Zo\xeb.</p>
</speech>
<minor-heading id="x">Milk</minor-heading>
<ques speakername="Ann Lee"><p qnum="7913">To ask how much.</p></ques>
<reply speakername="Bob Roe"><p>Enough.</p></reply>
<division id="x"><mplist vote="aye"><mpname>A</mpname></mplist></division>
</publicwhip>"""


def test_parlparse_names_speakers_in_attributes_and_declares_its_entities() -> None:
    reading = read(PARLPARSE.encode("latin-1"), "debates2003-06-26.xml")
    assert said(reading) == [
        (None, "event", "[Mr. Speaker in the Chair]"),
        ("Bob Roe", "speech", "I am glad – it cost £5."),
        ("Bob Roe", "speech", "He can ask Zoë."),
        ("Ann Lee", "speech", "To ask how much."),
        ("Bob Roe", "speech", "Enough."),
    ]
    assert titles(reading) == [("Farming", 1), ("Milk", 4)]
    assert reading.details.published == date(2003, 6, 26)
    assert reading.report.left_out == ("divisions (1)",)


def test_times_of_day_are_no_times_of_a_recording() -> None:
    reading = read(PARLPARSE.encode("latin-1"))
    assert all(block.start is None for block in reading.blocks)


HISTORIC = """<hansard><housecommons><image src="x"/><col>1</col><title>HOUSE OF COMMONS</title>
<date format="1935-05-13">Monday, 13th May, 1935.</date><p>[MR. SPEAKER <i>in the Chair</i>]</p>
<debates><section><title>WATER.</title>
<p id="a">2. <member>Mr. Roe <memberconstituency>(South Town)</memberconstituency></member><b> (Second)</b><membercontribution>: What is
<col>689</col> made?</membercontribution></p>
<p><member>The PRIME MINISTER (Mr. Lee)</member><membercontribution>: I said<lb/>so.</membercontribution></p>
<p>Question put, and agreed to.</p></section></debates></housecommons></hansard>"""


def test_the_historic_hansard_names_members_inside_paragraphs() -> None:
    reading = read(HISTORIC.encode())
    assert said(reading)[1:] == [
        ("Mr. Roe", "speech", "What is made?"),
        ("The PRIME MINISTER (Mr. Lee)", "speech", "I said so."),
        (None, "event", "Question put, and agreed to."),
    ]
    assert reading.details.published == date(1935, 5, 13)


AUSTRALIA = """<hansard version="2.1"><session.header><date>1965-04-01</date></session.header>
<chamber.xscript><debate><debateinfo><title>NAVY</title><page.no>521</page.no></debateinfo>
<speech><talk.start><talker><page.no>5</page.no><time.stamp>12:31:00</time.stamp><name.id>BV8</name.id>
<name role="metadata">ROE, Bob</name><name role="display">Mr ROE</name></talker><para>- I ask the Minister. </para></talk.start>
<para>The committee <inline>consists</inline>.</para>
<interjection><talk.start><talker><name role="metadata">Lee, Ann</name><name role="display">Ms Lee</name></talker><para>—Rubbish!</para></talk.start></interjection>
<continue><talk.start><talker><name role="display">Mr ROE</name></talker><para>—I go on.</para></talk.start></continue>
</speech></debate></chamber.xscript></hansard>"""


def test_in_australia_who_interjects_speaks_for_themselves() -> None:
    reading = read(AUSTRALIA.encode())
    assert said(reading) == [
        ("Mr ROE", "speech", "I ask the Minister."),
        ("Mr ROE", "speech", "The committee consists."),
        ("Ms Lee", "speech", "Rubbish!"),
        ("Mr ROE", "speech", "I go on."),
    ]
    assert titles(reading) == [("NAVY", 1)]


AUSTRALIA_LATER = """<hansard version="2.2"><session.header><date>2018-04-01</date></session.header><chamber.xscript>
<debate><debateinfo><title>Q</title></debateinfo><answer><talk.start><talker><name role="metadata">Roe, Bob MP</name></talker></talk.start>
<talk.text><body><p><span><a href="E3L" type="MemberAnswer"><span>Mr ROE</span></a> (<span>Cook</span>) (<span>14:08</span>): I'm invited.</span></p>
<p><span><a href="0" type="MemberInterjecting"><span>The SPEAKER:</span></a> Pause.</span></p>
<a href="H" type="GeneralIInterjecting"><p><span><span>Ms Lee interjecting</span>—</span></p></a>
<p><span><a type="MemberContinuation"><span>Mr ROE:</span></a> Thank you.</span></p></body></talk.text></answer></debate></chamber.xscript></hansard>"""


def test_in_australias_later_form_names_are_links() -> None:
    assert said(read(AUSTRALIA_LATER.encode())) == [
        ("Mr ROE", "speech", "I'm invited."),
        ("The SPEAKER", "speech", "Pause."),
        (None, "event", "Ms Lee interjecting—"),
        ("Mr ROE", "speech", "Thank you."),
    ]


CANADA = """<Hansard xml:lang="EN" id="1"><ExtractedInformation>
<ExtractedItem Name="InstitutionDebate">House of Commons Debates</ExtractedItem>
<ExtractedItem Name="Date">Friday, November 26, 2021</ExtractedItem></ExtractedInformation>
<HansardBody><SubjectOfBusiness><Timestamp Hr="10" Mn="05">(1005)</Timestamp><FloorLanguage>[<I>English</I>]</FloorLanguage>
<SubjectOfBusinessTitle>Virtual</SubjectOfBusinessTitle><SubjectOfBusinessContent>
<Intervention><PersonSpeaking><Affiliation DbId="2">The Deputy Speaker</Affiliation>: </PersonSpeaking>
<Content><ParaText>In light of <Affiliation>the PM</Affiliation>.</ParaText></Content></Intervention>
<Intervention><PersonSpeaking><Affiliation>Hon. Ann Lee (Edmonton, Lib.)</Affiliation> (for the Minister) </PersonSpeaking>
<Content><ParaText> moved that it be read.</ParaText><ProceduralText>Second reading</ProceduralText></Content></Intervention>
</SubjectOfBusinessContent></SubjectOfBusiness></HansardBody></Hansard>"""


def test_canadas_form_states_house_date_and_language_apart() -> None:
    reading = read(CANADA.encode())
    assert said(reading) == [
        ("The Deputy Speaker", "speech", "In light of the PM."),
        ("Hon. Ann Lee", "speech", "moved that it be read."),
        (None, "event", "Second reading"),
    ]
    details = reading.details
    assert (details.show, details.published, details.language) == (
        "House of Commons Debates",
        date(2021, 11, 26),
        "en",
    )
    assert titles(reading) == [("Virtual", 1)]


AKOMA_NTOSO = """<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><debate name="PROCEEDINGS">
<meta><references><TLCPerson href="h" id="mr-roe" showAs="Mr B ROE"/></references></meta>
<preface><p><docDate date="2007-03-29">29</docDate></p></preface><debateBody><debateSection><heading>MOTION</heading>
<speech by="#mr-roe"><from>Mr ROE</from><p>I move.</p></speech>
<speech by="#the-speaker"><from>The SPEAKER</from><p>Of course.</p></speech></debateSection></debateBody></debate></akomaNtoso>"""


def test_akoma_ntoso_lists_its_people() -> None:
    reading = read(AKOMA_NTOSO.encode())
    assert [(who, text) for who, _, text in said(reading)] == [
        ("Mr B ROE", "I move."),
        ("The SPEAKER", "Of course."),
    ]
    assert reading.details.published == date(2007, 3, 29)


def test_a_list_of_votes_without_speeches_is_told_so() -> None:
    only = '<publicwhip><division id="x"/><speech id="x"></speech></publicwhip>'
    with pytest.raises(NotATranscript, match="without any speeches"):
        read(only.encode())


def test_what_stands_before_damage_is_kept() -> None:
    cut = PARLPARSE.encode("latin-1")[: PARLPARSE.index("<minor-heading")]
    reading = read(cut)
    assert len(reading.blocks) == 3
    assert any("damage" in part for part in reading.report.left_out)
