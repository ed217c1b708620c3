"""Files of chapters: JSON, XML, ffmetadata, lines of text."""

import json
from collections.abc import Callable

import pytest

from transcripts.formats.companions import ffmetadata
from transcripts.model import Companion

Understand = Callable[..., Companion]
EXPECTED = [("Intro", 0.0), ("B & C", 62.5)]


def chapters(found: Companion) -> list[tuple[str, float | None]]:
    return [(one.title, one.start) for one in found.details.chapters]


SHAPES = {
    "Podcasting 2.0": json.dumps(
        {
            "version": "1.2.0",
            "chapters": [
                {"startTime": 0, "title": "Intro"},
                {"startTime": "62.5", "title": "B & C"},
            ],
        }
    ),
    "a bare list": json.dumps(
        [{"start": "00:00:00.000", "title": "Intro"}, {"start": "00:01:02.500", "title": "B & C"}]
    ),
    "Auphonic": json.dumps(
        {
            "status_code": 200,
            "data": {
                "chapters": [
                    {"start": "00:00:00", "start_output_sec": 0, "title": "Intro", "url": ""},
                    {"start": "00:00:50", "start_output_sec": 62.5, "title": "B & C", "url": ""},
                ]
            },
        }
    ),
    "ffprobe": json.dumps(
        {
            "chapters": [
                {"start": 0, "start_time": "0.000000", "tags": {"title": "Intro"}},
                {"start": 62500, "start_time": "62.500000", "tags": {"title": "B & C"}},
            ]
        }
    ),
    "schema.org": json.dumps(
        {
            "@type": "VideoObject",
            "hasPart": [
                {"@type": "Clip", "name": "Intro", "startOffset": 0, "endOffset": 62.5},
                {"@type": "Clip", "name": "B & C", "startOffset": 62.5},
            ],
        }
    ),
    "Apple": json.dumps(
        [
            {"chapter": 1, "start-time": 0, "titles": [{"language": "en", "title": "Intro"}]},
            {"chapter": 2, "start-time": 62.5, "titles": [{"language": "en", "title": "B & C"}]},
        ]
    ),
    "Audible": json.dumps(
        {
            "content_license": {
                "content_metadata": {
                    "chapter_info": {
                        "chapters": [
                            {"start_offset_ms": 0, "start_offset_sec": 0, "title": "Intro"},
                            {"start_offset_ms": 62500, "start_offset_sec": 62, "title": "B & C"},
                        ]
                    }
                }
            }
        }
    ),
    "AssemblyAI": json.dumps(
        [
            {"headline": "Intro", "gist": "x", "summary": "They begin.", "start": 0, "end": 62500},
            {
                "headline": "B & C",
                "gist": "y",
                "summary": "They end.",
                "start": 62500,
                "end": 99000,
            },
        ]
    ),
    "milliseconds": json.dumps(
        {"chapters": [{"startMs": 0, "title": "Intro"}, {"startMs": 62500, "title": "B & C"}]}
    ),
    "Podlove": (
        '<?xml version="1.0"?>\n<psc:chapters version="1.2" '
        'xmlns:psc="http://podlove.org/simple-chapters"><psc:chapter start="0" title="Intro"/>'
        '<psc:chapter start="00:01:02.500" title="B &amp; C"/></psc:chapters>'
    ),
    "Podlove without its namespace": (
        '<psc:chapters version="1.1">\n<psc:chapter start="00:00:00" title="Intro" />\n'
        '<psc:chapter start="1:02.5" title="B & C" />\n</psc:chapters>'
    ),
    "Matroska": (
        '<?xml version="1.0"?>\n<!-- <!DOCTYPE Chapters SYSTEM "matroskachapters.dtd"> -->\n'
        "<Chapters><EditionEntry><EditionFlagHidden>1</EditionFlagHidden><ChapterAtom>"
        "<ChapterTimeStart>00:00:09.0</ChapterTimeStart></ChapterAtom></EditionEntry>"
        "<EditionEntry><ChapterAtom><ChapterTimeStart>00:00:00.000000000</ChapterTimeStart>"
        "<ChapterDisplay><ChapterString>Intro</ChapterString><ChapterLanguage>eng"
        "</ChapterLanguage></ChapterDisplay><ChapterAtom><ChapterTimeStart>00:01:02.500000000"
        "</ChapterTimeStart><ChapterDisplay><ChapterString>B &amp; C</ChapterString>"
        "</ChapterDisplay></ChapterAtom></ChapterAtom><ChapterAtom><ChapterTimeStart>00:02:00"
        "</ChapterTimeStart><ChapterFlagHidden>1</ChapterFlagHidden></ChapterAtom></EditionEntry>"
        "</Chapters>"
    ),
    "ffmetadata": (
        ";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1\nSTART=0\nEND=62\ntitle=Intro\n\n[CHAPTER]\n"
        "TIMEBASE=1/1000\nSTART=62500\nEND=90000\n# a remark\ntitle=B & C\n"
    ),
    "mp4chaps": "00:00:00.000 Intro\n00:01:02.500 B & C\n",
    "commas": "0:00:00.000,Intro\n0:01:02.500,B & C\n",
    "dashes": "0:00 - Intro\n1:02.5 – B & C\n",
    "brackets and ends": "[00:00 - 01:02] Intro\n[01:02.5 - 02:00] B & C\n",
    "semicolons": "00:00:00;Intro\n00:01:02.5;B & C\n",
    "no blanks": "00:00-Intro\n01:02.5-B & C\n",
    "numbers": "1. 00:00 Intro\n2. 01:02.5 B & C\n",
    "OGM": (
        "CHAPTER01=00:00:00.000\nCHAPTER01NAME=Intro\nCHAPTER02=00:01:02.500\nCHAPTER02NAME=B & C\n"
    ),
    "MediaInfo": "Menu\n00:00:00.000        : en:Intro\n00:01:02.500        : en:B & C\n",
    "Audacity": "0.000000\t0.000000\tIntro\n62.500000\t62.500000\tB & C\n",
    "Audacity with commas": "0,000000\t62,500000\tIntro\n62,500000\t80,100000\tB & C\n",
    "Audacity with frequencies": (
        "0.000000\t1.000000\tIntro\n\\\t-1.000000\t6334.588867\n62.500000\t63.0\tB & C\n"
        "\\\t8908.015625\t-1.000000\n"
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_of_chapters_is_read(shape: str, companion: Understand) -> None:
    found = companion(SHAPES[shape])
    assert chapters(found) == EXPECTED
    assert {one.origin for one in found.details.chapters} == {"source"}
    assert {one.block for one in found.details.chapters} == {0}
    assert found.report.understood[0] == "2 chapters"


@pytest.mark.parametrize("shape", SHAPES)
def test_chapters_are_told_by_content_not_by_name(shape: str, companion: Understand) -> None:
    assert chapters(companion("\ufeff" + SHAPES[shape].replace("\n", "\r\n"), "x.srt")) == EXPECTED


def test_hidden_and_untitled_chapters_of_a_podcast_are_left_out_and_told(
    companion: Understand,
) -> None:
    rows = [
        {"startTime": 30, "title": "Two", "url": "https://a.example/x", "endTime": 40},
        {"startTime": 0.5, "title": "One", "img": "https://a.example/x.png", "toc": True},
        {"startTime": 40, "title": "Secret", "toc": False},
        {"startTime": 50, "img": "https://a.example/y.png"},
        {"startTime": -3, "title": "Before"},
        {"title": "Never"},
    ]
    found = companion(
        json.dumps({"version": "1.2.0", "title": "T", "podcastName": "S", "chapters": rows})
    )
    assert chapters(found) == [("One", 0.5), ("Two", 30.0)]
    assert (found.details.title, found.details.show) == ("T", "S")
    assert found.report.left_out == (
        "1 hidden chapter",
        "the chapters' pictures",
        "2 chapters without a time",
        "1 chapter without a title",
    )
    assert [link.url for link in found.details.links] == ["https://a.example/x"]


def test_a_production_tells_title_show_and_length(companion: Understand) -> None:
    details = companion(
        json.dumps(
            {
                "data": {
                    "length": 300.5,
                    "metadata": {"title": "T", "album": "S", "year": "2023"},
                    "chapters": [{"start": "0:10", "title": "A"}],
                }
            }
        )
    ).details
    assert (details.title, details.show, details.duration) == ("T", "S", 300.5)
    assert details.published is None  # a year is no date


@pytest.mark.parametrize(
    "top",
    [
        {"chapters": [{"start": 0, "title": "A"}], "words": [{"text": "a", "start": 0}]},
        {"chapters": [{"start": "0", "title": "A"}], "transcripts": [{"start": 0, "text": "hi"}]},
        {"chapters": [{"number": 1, "title": "A book"}]},
        {"chapters": []},
        [{"title": "A", "page": 3}],
    ],
)
def test_other_json_is_no_list_of_chapters(top: object, refusal: Callable[..., str]) -> None:
    refusal(json.dumps(top))


def test_ffmetadata_reads_its_escapes_and_tags(companion: Understand) -> None:
    found = companion(
        ";FFMETADATA1\nTitle=A \\= b\\; c\\\\\nartist=Ann\nalbum=The show\ndate=2023-06-08\n"
        "language=eng\npurl=https://a.example/v\n[STREAM]\ntitle=no\n[CHAPTER]\nSTART=2000000000\n"
        "title=on two\\\nlines\n"
    )
    details = found.details
    assert details.title == "A = b; c\\"
    assert (details.show, str(details.published)) == ("The show", "2023-06-08")
    assert (details.language, details.url) == ("eng", "https://a.example/v")
    assert chapters(found) == [("on two lines", 2.0)]
    assert details.people == ()
    assert "the artist's name" in found.report.left_out


def test_the_artist_is_the_show_where_no_other_is_named(companion: Understand) -> None:
    found = companion(";FFMETADATA1\ntitle=T\nartist=A channel\n")
    assert found.details.show == "A channel"
    assert found.report.left_out == ()


def test_an_outline_in_a_recordings_description_stands_for_chapters(companion: Understand) -> None:
    found = companion(";FFMETADATA1\ntitle=T\ndescription=Hi\\\n0:00 One\\\n1:00 - Two\n")
    assert chapters(found) == [("One", 0.0), ("Two", 60.0)]
    assert {one.origin for one in found.details.chapters} == {"outline"}


def test_what_is_written_as_ffmetadata_is_read_again(companion: Understand) -> None:
    tags = {"title": "a=b;c#d\\e\nf", "date": "2023-06-08", "duration": "90.5"}
    text = ffmetadata.write(tags, [(0.0, 1.5, "x"), (1.5, None, "y; z\n#"), (3.25, 2.0, "")])
    found = companion(text)
    assert found.details.title == "a=b;c#d\\e f"
    assert found.details.duration == 90.5
    assert chapters(found) == [("x", 0.0), ("y; z #", 1.5)]


def test_what_yt_dlp_calls_an_untitled_chapter_has_no_title(companion: Understand) -> None:
    rows = "".join(
        f"[CHAPTER]\nTIMEBASE=1/1\nSTART={n}\ntitle={title}\n"
        for n, title in enumerate(["<Untitled Chapter 1>", "Two"])
    )
    assert chapters(companion(f";FFMETADATA1\n{rows}")) == [("Two", 1.0)]


@pytest.mark.parametrize("base", ["0/0", "1/0", "x", "", "1/" + "9" * 400])
def test_a_time_base_that_is_none_gives_no_time(base: str, refusal: Callable[..., str]) -> None:
    text = f";FFMETADATA1\n[CHAPTER]\nTIMEBASE={base}\nSTART=" + "9" * 20 + "\ntitle=x\n"
    assert "1 chapter without a time" in refusal(text)


def test_xml_that_is_cut_off_keeps_what_came_before(companion: Understand) -> None:
    found = companion('<chapters><chapter start="0" title="A"/><chapter start="9" ti')
    assert chapters(found) == [("A", 0.0)]
    assert "what comes after the damage" in found.report.left_out


def test_xml_that_defines_entities_is_refused(refusal: Callable[..., str]) -> None:
    bomb = '<!DOCTYPE c [<!ENTITY a "aaaa">]><chapters><chapter start="0" title="&a;"/></chapters>'
    assert "entities" in refusal(bomb)


DESCRIPTION = (
    "Great talk.\n\n0:00 Intro\n(1:02) - The main part\n[10:15] Q&A\n1:02:11 → End\n\n"
    "Links: https://a.example/a?t=1:23\n"
)


def test_a_description_with_an_outline_is_one(companion: Understand) -> None:
    found = companion(DESCRIPTION)
    assert chapters(found) == [
        ("Intro", 0.0),
        ("The main part", 62.0),
        ("Q&A", 615.0),
        ("End", 3731.0),
    ]
    assert {one.origin for one in found.details.chapters} == {"outline"}
    assert [link.url for link in found.details.links] == ["https://a.example/a?t=1:23"]
    assert found.report.left_out == ("the rest of the description",)


def test_an_outline_run_together_on_one_line_is_one(companion: Understand) -> None:
    found = companion("OUTLINE: 0:00 - Intro 0:28 - The sea 41:07 - Boats 1:02:11 - End")
    assert [title for title, _ in chapters(found)] == ["Intro", "The sea", "Boats", "End"]


def test_an_outline_under_its_heading_need_not_begin_at_the_beginning(
    companion: Understand,
) -> None:
    found = companion(
        "Ann Lee tells how the harbour was built, and what became of the tapes.\nOUTLINE:\n"
        "0:52 - The harbour\n4:51 - Storms\n11:14 - The future of tapes\n20:01 - Goodbye\n"
    )
    assert len(found.details.chapters) == 4


def test_titles_may_stand_below_their_times(companion: Understand) -> None:
    found = companion(
        "(00:00)\n\nWelcome to the show\n\n(00:45)\n\nIntroducing a guest\n\n(01:30)\n\nThe topic\n"
    )
    assert chapters(found) == [
        ("Welcome to the show", 0.0),
        ("Introducing a guest", 45.0),
        ("The topic", 90.0),
    ]


def test_times_that_go_back_are_put_in_order(companion: Understand) -> None:
    found = companion("01:22:33 Five\n(00:12) Two\n(01:02:00) Six\n0:00 One\n")
    assert [title for title, _ in chapters(found)] == ["One", "Two", "Six", "Five"]


def test_times_alone_are_chapters_without_titles(companion: Understand) -> None:
    assert chapters(companion("00:00:00.000\n00:00:40.312\n00:02:00.873\n")) == [
        ("", 0.0),
        ("", 40.312),
        ("", 120.873),
    ]


@pytest.mark.parametrize(
    "talk",
    [
        "0:00 so I went down to the harbour that day\n0:03 and nobody was there to meet me\n"
        "0:06 which was a pity because I had brought the tapes\n0:09 all twelve of them\n",
        "[0:00:01.00] ANN: Hello there.\n[0:00:09.00] BOB: Hi.\n",
        "0:00 Hello there.\n0:09 Hi.\n0:12 Well, then.\n",
        "Ann Lee  0:00\nHello there, and welcome to the show.\n\nBob Roe  0:14\nThank you.\n\n"
        "Ann Lee  1:02\nSo tell me.\n",
        "0:00\nso I went down to the harbour that day\n0:04\nand nobody was there to meet me\n"
        "0:09\nwhich was a pity because I had brought the tapes\n",
        "0:00 Ann: I see.\n1:00 Bob: You do.\n2:00 Ann: So do I, I think, and so do they.\n",
        "[0:03] Ann Lee: That is from the plan.\n[1:02:11] Bob Roe: Yes, I agree.\n",
    ],
)
def test_talk_with_times_is_no_list_of_chapters(talk: str) -> None:
    from transcripts.formats import NotATranscript, understand

    try:
        found = understand(talk.encode(), "talk.txt")
    except NotATranscript:
        return
    assert not isinstance(found, Companion)


def test_rows_of_numbers_are_no_labels(refusal: Callable[..., str]) -> None:
    refusal("0.10\t0.20\t0.31\n0.40\t0.50\t0.61\n0.70\t0.80\t0.91\n")
    refusal("0.10\t0.20\n0.40\t0.50\n")
