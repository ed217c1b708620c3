"""TTML and its kin, Apple's TTML, and YouTube's XML: times as they nest, who speaks, words."""
# Samples stand as they are written.
# ruff: noqa: E501

from contextlib import suppress
from time import perf_counter
from xml.etree.ElementTree import ElementTree, fromstring

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transcripts.formats import NotATranscript, read, words
from transcripts.formats.captions.ttml_times import rates, seconds
from transcripts.model import Reading

TTML = "http://www.w3.org/ns/ttml"
HEAD = (
    f'<tt xmlns="{TTML}" xmlns:ttm="{TTML}#metadata" xmlns:ttp="{TTML}#parameter" '
    f'xmlns:tts="{TTML}#styling" xml:lang="en"'
)


def shown(reading: Reading) -> list[tuple[float | None, float | None, str]]:
    return [(b.start, b.end, b.text) for b in reading.blocks]


def ttml(body: str, head: str = "", attributes: str = "") -> Reading:
    return read(f"{HEAD} {attributes}>{head}<body>{body}</body></tt>".encode(), "talk.ttml")


def who(reading: Reading) -> list[str | None]:
    return [
        reading.details.people[b.speaker].name if b.speaker >= 0 else None for b in reading.blocks
    ]


def test_flat_captions_keep_their_times_and_join_their_lines() -> None:
    reading = ttml(
        '<div><p begin="00:00:01.500" end="00:00:03.000">Hello <br/>\n  there, &amp; you.</p></div>'
    )
    assert shown(reading) == [(1.5, 3.0, "Hello there, & you.")]
    assert reading.format == "ttml"
    assert reading.details.language == "en"


def test_times_count_from_the_element_around_them_and_end_with_it() -> None:
    reading = ttml(
        '<div begin="10s" end="30s"><p begin="1s" dur="2s">One</p>'
        '<div begin="5s"><p begin="500ms" end="60s">Two</p></div><p>Three</p></div>'
    )
    assert shown(reading) == [(10.0, 30.0, "Three"), (11.0, 13.0, "One"), (15.5, 30.0, "Two")]


def test_in_a_sequence_each_begins_where_the_one_before_ends() -> None:
    reading = ttml(
        '<div begin="2s" timeContainer="seq"><p dur="1s">One</p><p begin="3s" dur="2s">Two</p></div>'
    )
    assert shown(reading) == [(2.0, 3.0, "One"), (6.0, 8.0, "Two")]


@pytest.mark.parametrize(
    ("expression", "declared", "expected"),
    [
        ("01:02:03.25", {}, 3723.25),
        ("00:00:01:12", {"frameRate": "24"}, 1.5),
        ("00:00:01:12", {"frameRate": "24", "frameRateMultiplier": "1000 1001"}, 1.5005),
        ("45000000t", {"tickRate": "10000000"}, 4.5),
        ("50f", {"frameRate": "25"}, 2.0),
        ("1500ms", {}, 1.5),
        ("1.5h", {}, 5400.0),
        ("2m", {}, 120.0),
        ("12.5", {}, 12.5),
        ("1:48.737", {}, 108.737),
        ("0:00:05,5", {}, 5.5),
        ("00:00:01:500", {}, 1.5),
        (
            "01:00:00;00",
            {
                "timeBase": "smpte",
                "frameRate": "30",
                "frameRateMultiplier": "1000 1001",
                "dropMode": "dropNTSC",
            },
            3599.9964,
        ),
        ("wallclock(2020)", {}, None),
        ("", {}, None),
        ("9" * 400, {}, None),
    ],
)
def test_every_way_of_writing_a_time_is_read(
    expression: str, declared: dict[str, str], expected: float | None
) -> None:
    assert seconds(expression, rates(declared)) == pytest.approx(expected, abs=0.0001)


def test_a_rate_of_nothing_divides_nothing() -> None:
    assert rates({"frameRate": "0", "frameRateMultiplier": "1 0", "tickRate": "x"}).frames == 30.0


def test_speakers_are_the_agents_that_the_head_names() -> None:
    head = (
        "<head><metadata><ttm:title>My talk</ttm:title>"
        '<ttm:agent xml:id="a" type="person"><ttm:name type="full">Ann Lee</ttm:name></ttm:agent>'
        '<ttm:agent xml:id="b"><ttm:name type="family">Roe</ttm:name><ttm:name type="given">Bob</ttm:name></ttm:agent>'
        "</metadata></head>"
    )
    reading = ttml(
        '<div ttm:agent="a"><p begin="0s" end="1s">Hi.</p>'
        '<p begin="1s" end="2s" ttm:agent="b">Ho.<span ttm:agent="a"> Aha.</span></p><p begin="2s" end="3s" ttm:agent="c">Hm.</p></div>',
        head,
    )
    assert who(reading) == ["Ann Lee", "Bob Roe", "Ann Lee", "c"]
    assert reading.details.title == "My talk"


def test_a_role_that_is_no_role_is_a_name() -> None:
    assert who(
        ttml('<p begin="0s" ttm:role="Ann">Hi.</p><p begin="1s" ttm:role="dialog">Ho.</p>')
    ) == ["Ann", None]


def test_what_is_not_shown_is_left_out_and_counted() -> None:
    head = (
        '<head><styling><style xml:id="off" tts:display="none"/><style xml:id="off2" style="off"/>'
        '<style xml:id="round" style="round2"/><style xml:id="round2" style="round"/></styling>'
        '<layout><region xml:id="nowhere"><style tts:display="none"/></region></layout></head>'
    )
    reading = ttml(
        '<p begin="0s">Hi.</p><p begin="1s" style="off2">No.</p><p begin="2s" region="nowhere">No.</p>'
        '<p begin="3s" tts:display="none">No.<set begin="1s"/></p><p begin="4s" style="round">Ho.</p>'
        '<p begin="5s" tts:display="none"><set tts:display="auto"/>Ha.</p>',
        head,
    )
    assert [text for _, _, text in shown(reading)] == ["Hi.", "Ho.", "Ha."]
    assert reading.report.left_out == ("captions that are not shown (3)",)


def test_readings_of_characters_and_metadata_are_no_words() -> None:
    reading = ttml(
        '<p begin="0s"><metadata><ttm:desc>No.</ttm:desc></metadata><span tts:ruby="container">'
        '<span tts:ruby="base">漢字</span><span tts:ruby="text">かんじ</span></span>です</p>'
    )
    assert shown(reading)[0][2] == "漢字です"


@pytest.mark.parametrize(
    "namespace", ["http://www.w3.org/2006/10/ttaf1", "http://www.w3.org/2006/04/ttaf1", ""]
)
def test_old_namespaces_and_none_are_read(namespace: str) -> None:
    xmlns = f' xmlns="{namespace}"' if namespace else ""
    reading = read(
        f'<?xml version="1.0"?>\n<!-- made -->\n<tt{xmlns} xml:lang="de"><body><div><p begin="1s" end="2s">Ja.</p></div></body></tt>'.encode()
    )
    assert shown(reading) == [(1.0, 2.0, "Ja.")]
    assert reading.details.language == "de"


def test_lines_that_share_a_paragraph_with_times_of_their_own_are_captions() -> None:
    reading = ttml(
        '<p begin="10s" end="20s"><span begin="0s" end="2s">What do you say?</span><br/><span begin="3s" end="5s">I say so.</span></p>'
    )
    assert shown(reading) == [(10.0, 12.0, "What do you say?"), (13.0, 15.0, "I say so.")]


def test_spans_that_only_style_are_one_caption() -> None:
    reading = ttml(
        '<p begin="1s" end="2s">I <span tts:fontStyle="italic">do</span> mean <span>it</span>.</p>'
    )
    assert shown(reading) == [(1.0, 2.0, "I do mean it.")]


def test_a_translation_beside_the_talk_is_left_out_and_named() -> None:
    reading = ttml(
        '<div xml:lang="en"><p begin="1s" end="3s">Hello there, you.</p><p begin="4s" end="6s">Bye.</p></div>'
        '<div xml:lang="fr"><p begin="1s" end="3s">Salut.</p><p begin="4s" end="6s">Adieu.</p></div>'
    )
    assert [text for _, _, text in shown(reading)] == ["Hello there, you.", "Bye."]
    assert reading.report.left_out == ("the captions in fr",)


def test_talk_that_goes_over_to_another_language_stays_whole() -> None:
    reading = ttml(
        '<p begin="1s" end="3s">Hello there.</p><p begin="4s" end="6s" xml:lang="fr">Salut.</p>'
    )
    assert len(reading.blocks) == 2


def test_times_count_from_the_programmes_start_where_it_is_stated() -> None:
    head = '<head><metadata xmlns:ebuttm="urn:ebu:tt:metadata"><ebuttm:documentMetadata><ebuttm:documentStartOfProgramme>10:00:00:00</ebuttm:documentStartOfProgramme></ebuttm:documentMetadata></metadata></head>'
    reading = ttml(
        '<p begin="10:00:01:00" end="10:00:02:00">Hi.</p>',
        head,
        'ttp:timeBase="smpte" ttp:frameRate="25"',
    )
    assert shown(reading) == [(1.0, 2.0, "Hi.")]


def test_times_of_the_day_are_no_times_of_the_talk() -> None:
    reading = ttml('<p begin="10:00:01" end="10:00:02">Hi.</p>', "", 'ttp:timeBase="clock"')
    assert shown(reading) == [(None, None, "Hi.")]
    assert reading.report.left_out == ("the times, which are times of the day",)


def test_of_a_file_that_is_cut_off_what_is_there_is_read() -> None:
    reading = read(
        f'{HEAD}><body><p begin="0s" end="1s">Hi.</p>\n<p begin="1s" end="2s">And th'.encode()
    )
    assert [text for _, _, text in shown(reading)] == ["Hi.", "And th"]
    assert reading.report.left_out == ("what stands after the damage in line 2",)


def test_names_before_colons_and_marks_count_where_there_are_no_agents() -> None:
    lines = "".join(
        f'<p begin="{n}s" end="{n + 1}s">{name}: I say so.</p>'
        for n, name in enumerate(["ANN", "BOB"] * 3)
    )
    assert who(ttml(lines)) == ["ANN", "BOB"] * 3
    assert len(ttml('<p begin="1s" end="2s">&gt;&gt; One.<br/>&gt;&gt; Two.</p>').blocks) == 2


APPLE = (
    f'<tt xmlns="{TTML}" xmlns:ttm="{TTML}#metadata" xmlns:podcasts="http://podcasts.apple.com/transcript-ttml-internal" xml:lang="en-US">'
    '<body dur="3725.5"><div><p begin="0.500" end="8.16" ttm:agent="SPEAKER_1">'
    '<span begin="0.500" end="3.2" podcasts:unit="sentence"><span begin="0.500" end="0.9" podcasts:unit="word">Hello</span>'
    '<span begin="1.0" end="1.5" podcasts:unit="word">there.</span></span>'
    '<span begin="4.0" end="8.16" podcasts:unit="sentence"><span begin="4.0" end="8.16" podcasts:unit="word">Again.</span></span></p>'
    '<p begin="1:48.737" end="1:50.0" ttm:agent="SPEAKER_2"><span begin="1:48.737" end="1:50.0" podcasts:unit="sentence">'
    '<span begin="1:48.737" end="1:49" podcasts:unit="word">Yes.</span></span></p></div></body></tt>'
).encode()


def test_apples_words_get_blanks_and_their_times_count_from_the_beginning() -> None:
    reading = read(APPLE, "transcript_1.ttml")
    assert reading.format == "apple-ttml"
    assert shown(reading) == [
        (0.5, 1.5, "Hello there."),
        (4.0, 8.16, "Again."),
        (108.737, 109.0, "Yes."),
    ]
    assert who(reading) == ["SPEAKER_1", "SPEAKER_1", "SPEAKER_2"]
    assert reading.details.duration == 3725.5


def test_apples_word_times_are_read_when_asked_for() -> None:
    reading = read(APPLE)
    found = words(APPLE, "", reading)
    assert found is not None
    assert [reading.blocks.text[a:b] for a, b in zip(found.starts, found.ends, strict=True)] == [
        "Hello",
        "there.",
        "Again.",
        "Yes.",
    ]
    assert list(found.times) == [0.5, 1.0, 4.0, 108.737]


def test_words_of_a_script_without_blanks_get_none() -> None:
    source = APPLE.decode().replace("Hello", "日本").replace("there.", "語です")
    assert read(source.encode()).blocks[0].text == "日本語です"


def test_captions_without_timed_words_have_none() -> None:
    data = f'{HEAD}><body><p begin="0s" end="1s">Hi.</p></body></tt>'.encode()
    assert words(data, "", read(data)) is None


SRV1 = '<?xml version="1.0" encoding="utf-8" ?><transcript><text start="1.5" dur="2.25">I&amp;#39;m here &amp;amp; &amp;lt;i&amp;gt;now&amp;lt;/i&amp;gt;.\nYes.</text><text start="4">Ho.</text></transcript>'
SRV3 = (
    '<?xml version="1.0" encoding="utf-8" ?><timedtext format="3"><head><ws id="0"/></head><body><w t="0" id="1"/>'
    '<p t="1000" d="4000" w="1"><s ac="255">so</s><s t="500" ac="51"> I&#39;d</s><s t="900" ac="102"> say</s></p>'
    '<p t="2990" d="10" w="1" a="1">\n</p><p t="3000" d="2000" w="1"><s ac="0">yes</s></p>'
    '<p t="9000" d="1000">\u200b\u200bplain line\u200b</p></body></timedtext>'
)


def test_srv1_is_unescaped_twice_and_counts_in_seconds() -> None:
    assert shown(read(SRV1.encode(), "x.srv1")) == [
        (1.5, 3.75, "I'm here & now. Yes."),
        (4.0, None, "Ho."),
    ]


def test_srv3_counts_in_milliseconds_and_drops_what_only_scrolls() -> None:
    reading = read(SRV3.encode(), "x.srv3")
    assert reading.format == "youtube-xml"
    assert shown(reading) == [
        (1.0, 3.0, "so I'd say"),
        (3.0, 5.0, "yes"),
        (9.0, 10.0, "plain line"),
    ]


def test_srv3_has_the_times_and_confidences_of_its_words() -> None:
    reading = read(SRV3.encode())
    found = words(SRV3.encode(), "", reading)
    assert found is not None
    assert [reading.blocks.text[a:b] for a, b in zip(found.starts, found.ends, strict=True)] == [
        "so",
        "I'd",
        "say",
        "yes",
    ]
    assert list(found.times) == [1.0, 1.5, 1.9, 3.0]
    assert [round(c, 2) for c in found.confidences] == [1.0, 0.2, 0.4, 0.0]


def test_one_confidence_for_every_word_tells_nothing() -> None:
    source = (
        SRV3.replace('ac="255"', 'ac="0"')
        .replace('ac="51"', 'ac="0"')
        .replace('ac="102"', 'ac="0"')
    )
    found = words(source.encode(), "", read(source.encode()))
    assert found is not None
    assert all(c != c for c in found.confidences)


def test_srv2_words_are_appended_to_their_line() -> None:
    source = '<timedtext><window id="1"/><text t="40" d="2000" w="1">so</text><text t="280" w="1" append="1"> years</text><text t="2000" w="1" append="1">\n</text></timedtext>'
    assert shown(read(source.encode())) == [(0.04, 2.04, "so years")]


def test_seconds_inside_a_timedtext_are_seconds() -> None:
    source = '<timedtext format="3"><text start="18.64" dur="3.24"><span start="18.64">Never</span> more</text></timedtext>'
    assert shown(read(source.encode())) == [(18.64, 21.88, "Never more")]


@pytest.mark.parametrize(
    "source", ["<transcript_list docid='1'/>", "<transcript><a/></transcript>", f"{HEAD}/>"]
)
def test_xml_without_captions_is_refused(source: str) -> None:
    with pytest.raises(NotATranscript):
        read(source.encode(), "x.xml")


@pytest.mark.parametrize(
    "source",
    [
        f"{HEAD}><body>" + "<div>" * 50_000,
        f"{HEAD} x='" + "x" * 10_000_000 + "'><body><p>Hi.</p></body></tt>",
        '<!DOCTYPE tt [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><tt><body><p>&b;</p></body></tt>',
        f"{HEAD}><body>" + "<p begin='1s'/>" * 60_000 + "</body></tt>",
        f"{HEAD}><body><p>" + "<br/>" * 200_000 + "</p></body></tt>",
        f"{HEAD}><body><p>" + "<span begin='1s'>a</span>" * 40_000 + "</p></body></tt>",
        "<transcript>" + "<text start='1'>a</text>" * 40_000 + "</transcript>",
        "<timedtext><p t='1'>" + "<s t='1'>a</s>" * 70_000 + "</p></timedtext>",
        "<!--" * 250_000 + "<tt>",
        "<?" * 500_000,
    ],
    ids=[
        "deep",
        "attribute",
        "bomb",
        "empty",
        "breaks",
        "spans",
        "srv1",
        "srv3",
        "comments",
        "instructions",
    ],
)
def test_hostile_xml_is_read_or_refused_soon(source: str) -> None:
    begin = perf_counter()
    with suppress(NotATranscript):
        read(source.encode(), "talk.ttml")
    assert perf_counter() - begin < 10


TIMES = st.integers(0, 20).map(lambda n: f"{n / 2}s")


@st.composite
def element(draw: st.DrawFn, depth: int) -> str:
    """A body of nested containers with times, in which every paragraph has one word."""
    name = "p" if depth == 3 or draw(st.booleans()) else "div"
    # The reference takes the end of a container that states none for one of its parent's;
    # and what is longer than its container looks like Apple's times.
    if name == "p":
        names = draw(st.sets(st.sampled_from(["begin", "end", "dur"]), max_size=2))
        given = {attribute: draw(TIMES) for attribute in names}
    else:
        begin, length = draw(st.integers(0, 30)), draw(st.integers(80, 99))
        whole = {"begin": f"{begin}s", "end": f"{begin + length}s"}
        given = draw(st.sampled_from([whole, {"begin": f"{begin}s", "dur": f"{length}s"}, {}]))
    if name == "div" and draw(st.booleans()):
        given["timeContainer"] = draw(st.sampled_from(["par", "seq"]))
    inner = (
        draw(st.sampled_from(["one", "two", "three"]))
        if name == "p"
        else "".join(draw(st.lists(element(depth + 1), min_size=1, max_size=3)))
    )
    if "<div>" in inner or "<div timeContainer" in inner:
        given.pop("timeContainer", None)  # in a sequence, too, the end of such a one
    written = "".join(f" {k}='{v}'" for k, v in given.items())
    return f"<{name}{written}>{inner}</{name}>"


@settings(max_examples=150, deadline=None)
@given(st.lists(element(1), min_size=1, max_size=3))
def test_times_nest_as_ttconv_nests_them(parts: list[str]) -> None:
    """Where the reference gives a paragraph a time, ours is the same."""
    from ttconv.imsc.reader import to_model
    from ttconv.model import P, Text

    source = f'<tt xmlns="{TTML}" xml:lang="en"><body><div>{"".join(parts)}</div></body></tt>'
    expected = []

    def collect(element: object, base: float, limit: float | None) -> None:
        begin = base + float(element.get_begin() or 0)  # type: ignore[attr-defined]
        end = element.get_end()  # type: ignore[attr-defined]
        stop = min(
            (x for x in (limit, None if end is None else base + float(end)) if x is not None),
            default=None,
        )
        if isinstance(element, P):
            text = "".join(
                node.get_text() for node in element.dfs_iterator() if isinstance(node, Text)
            )
            if stop is None or stop > begin:
                expected.append((begin, stop, text))
        else:
            for child in element:  # type: ignore[attr-defined]
                collect(child, begin, stop)

    try:
        body = to_model(ElementTree(fromstring(source))).get_body()
    except TypeError:
        return  # the reference stumbles over a sequence without an end
    if body is None:
        return
    collect(body, 0.0, None)
    ours = [(s or 0.0, e, t) for s, e, t in shown(read(source.encode()))]
    for one in expected:
        assert one in ours, (source, expected, ours)
