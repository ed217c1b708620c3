"""Times with titles in descriptions, one a line or run together."""

import pytest

from transcripts.chapters.outline import entries, find, outline_of, survey


def found(text: str) -> list[tuple[str, float]]:
    return [(entry.title, entry.start) for entry in find(text)]


EXPECTED = [("Intro", 0.0), ("The main part", 62.0), ("Q&A at 10:30", 3731.0)]
SHORT = [("Intro", 0.0), ("The main part", 62.0), ("End", 3731.0)]


@pytest.mark.parametrize(
    "text",
    [
        "0:00 Intro\n(1:02) - The main part\n[1:02:11] → Q&A at 10:30",
        "Great.\n\n0:00 - Intro\n1:02 - The main part\n1:02:11 – Q&A at 10:30\n\nBye.",
        "• 00:00 Intro\n• 01:02 The main part\n• 01:02:11 Q&A at 10:30",
    ],
)
def test_an_entry_a_line(text: str) -> None:
    assert found(text) == EXPECTED


@pytest.mark.parametrize(
    "text",
    [
        "[00:00:00] Intro\n[00:01:02] The main part\n[01:02:11] End",
        "(0:00) Intro\n(1:02) The main part\n(1:02:11) End",
        "- [@0:00] - Intro\n- [@1:02] - The main part\n- [@1:02:11] - End",
        "**[00:00](#t=00:00)** Intro\n**[01:02](#t=1:02)** The main part\n**[1:02:11](#t=1)** End",
        "[0:00](https://a.example/w?v=1&t=0) Intro\n[1:02](https://a.example/?t=62) The main part\n"
        "[1:02:11](https://a.example/w?t=1:02:11) End",
        "[0:00 Intro](https://a.example/?t=0)\n[1:02 The main part](https://a.example/?t=62)\n"
        "[1:02:11 End](https://a.example/?t=3731)",
        "<ul><li>0:00 - Intro</li><li><b>1:02</b> - The main part</li>"
        '<li><a href="https://a.example/?t=1:02:11">1:02:11</a> - End</li></ul>',
        "<p>0:00 Intro<br>1:02 The main part<br/>1:02:11 End</p>",
        "Topics:\n  - part one\n    - 0:00 Intro\n      - about this\n    - 1:02 The main part\n"
        "  - 1:02:11 End",
        "1. 0:00 Intro\n2. 1:02 The main part\n3. 1:02:11 End",
        "1) 0:00 - Intro\n2) 1:02 - The main part\n3) 1:02:11 - End",
        "Chapter 1: 0:00 Intro\nChapter 2: 1:02 The main part\nChapter 3: 1:02:11 End",
        "Intro ....... 0:00\nThe main part ..... 1:02\nEnd … 1:02:11",
        "Intro (0:00)\nThe main part (1:02)\nEnd (1:02:11)",
        "* Intro [0:00]\n* The main part [1:02]\n* End [1:02:11]",
        "0:00 – 1:02 Intro\n1:02 – 1:02:11 The main part\n1:02:11 – 1:10:00 End",
        "[0:00 - 1:02] Intro\n[1:02 - 1:02:11] The main part\n[1:02:11 - 1:10:00] End",
        "0:00-1:02: Intro\n1:02-1:02:11: The main part\n1:02:11-1:10:00: End",
        "00:00:00.000 --> 00:01:02.000 Intro\n00:01:02.000 --> 01:02:11.000 The main part\n"
        "01:02:11.000 --> 01:10:00.000 End",
        "🔥 0:00 Intro\n▶️ 1:02 The main part\n1️⃣ 1:02:11 End",
        "🔥0:00 Intro\n⏱️1:02 The main part\n👋1:02:11 End",
        "0：00 Intro\n1：02：The main part\n【1：02：11】End",
        "0:00: Intro\n1:02: The main part\n1:02:11: End",
        "| 0:00 | Intro |\n| 1:02 | The main part |\n| 1:02:11 | End |",
        "0:00\tIntro\n1:02\tThe main part\n1:02:11\tEnd",
        "> 0:00 Intro\n> 1:02 The main part\n> 1:02:11 End",
        "### 0:00 Intro\n### 1:02 The main part\n### 1:02:11 End",
        "`0:00` Intro\n`1:02` The main part\n`1:02:11` End",
        "0m00s Intro\n1m02s The main part\n1h02m11s End",
        "0:00 Intro https://a.example/1:23\n1:02 The main part\n1:02:11 End",
    ],
)
def test_every_way_to_write_an_entry(text: str) -> None:
    assert found(text) == SHORT


@pytest.mark.parametrize(
    "text",
    [
        "OUTLINE: 0:00 - Intro 1:02 - The main part 1:02:11 - End",
        "OUTLINE: 0:00 Intro 1:02 The main part 1:02:11 End",
        "0:00 Intro | 1:02 The main part | 1:02:11 End",
        "We talk. Chapters: (0:00) Intro, (1:02) The main part, (1:02:11) End",
        "A talk with Ann. 0:00 - Intro • 1:02 - The main part • 1:02:11 - End",
        "Intro 0:00 | The main part 1:02 | End 1:02:11",
        "Timestamps: Intro (0:00), The main part (1:02), End (1:02:11)",
        "Live at 20:30! 0:00 - Intro 1:02 - The main part 1:02:11 - End",
    ],
)
def test_entries_run_together_on_one_line(text: str) -> None:
    assert found(text) == SHORT


def test_a_time_of_day_before_an_outline_is_no_entry() -> None:
    assert found("Live at 20:30! 0:00 - Intro 1:02 - The main part") == EXPECTED[:2]


def test_titles_may_stand_before_their_times() -> None:
    assert found("Intro - 0:00\nThe main part - 1:02") == EXPECTED[:2]


@pytest.mark.parametrize(
    "title",
    [
        "Lunch at 10:30 again",
        "The 9:30 train",
        "Bis 11:45 Uhr",
        "9:30 AM and on",
        "Back by 9:15",
    ],
)
def test_a_time_of_day_in_a_title_stays_there(title: str) -> None:
    text = f"0:00 - Intro\n1:02 - {title}\n1:02:11 - End"
    assert found(text) == [("Intro", 0.0), (title, 62.0), ("End", 3731.0)]


def test_titles_in_other_scripts_follow_their_times_without_a_blank() -> None:
    assert found("0:00开场\n1:02正题\n5:00再见") == [("开场", 0.0), ("正题", 62.0), ("再见", 300.0)]


def test_what_html_writes_as_names_of_characters_is_read() -> None:
    text = "<li>0:00 Q&amp;A</li><li>1:02 A &lt;b&gt; tag</li><li>2:00 &#27;[31m</li>"
    titles = [title for title, _ in found(text)]
    assert titles[:2] == ["Q&A", "A <b> tag"]
    assert "\x1b" not in titles[2]


@pytest.mark.parametrize(
    "text",
    [
        "We met at 10:30 and left at 11:45 or so.",
        "At 10:30.",
        "",
        "https://a.example/?t=1:23",
        "At 9:30, we met; at 10:15, we ate; at 11:00, we left.",
        "We met 9:30 there and ate 10:15 here and left 11:00 then.",
        "Monday 9:00 - 17:00\nTuesday 9:00 - 17:00\nFriday 9:00 - 17:00",
        "10:30 Doors\n11:00 Keynote\n12:30 Lunch\n17:00 Close",
        "9:30 AM Doors\n10:00 AM Keynote\n11:30 AM Lunch",
        "0:00\n0:00\n0:00",
        "99:99 Intro\n99:98 More",
        "It was 3:2 then 4:2.\nJohn 3:16\nRomans 8:28",
        "0:00 - Intro",
    ],
)
def test_times_in_running_text_are_no_outline(text: str) -> None:
    assert found(text) == []


def test_a_slip_among_many_times_is_left_out_and_told() -> None:
    lines = [f"{minute}:00 Part {minute}" for minute in range(10)]
    lines[4] = "59:00 Part 4"
    outline = survey("\n".join(lines))
    assert [entry.start for entry in outline.entries] == [60.0 * m for m in range(10) if m != 4]
    assert outline.left_out == ("a time of the outline out of order",)


def test_of_two_lists_the_longer_is_kept() -> None:
    text = "0:00 A\n1:00 B\n2:00 C\n3:00 D\n\nSongs:\n0:10 X\n1:10 Y\n2:10 Z"
    outline = survey(text)
    assert [entry.title for entry in outline.entries] == ["A", "B", "C", "D"]
    assert outline.left_out == ("3 times of the outline out of order",)


def test_what_is_given_twice_is_kept_once_and_told() -> None:
    outline = survey("0:00 A\n1:00 B\n1:00 b\n2:00 C")
    assert [entry.title for entry in outline.entries] == ["A", "B", "C"]
    assert outline.left_out == ("an entry of the outline given twice",)


def test_two_titles_at_one_time_are_both_kept() -> None:
    assert [title for title, _ in found("0:00 A\n1:00 B\n1:00 C\n2:00 D")] == ["A", "B", "C", "D"]


def test_what_begins_after_the_end_is_left_out_and_told() -> None:
    outline = survey("0:00 A\n1:00 B\n2:40 C", length=90)
    assert [entry.title for entry in outline.entries] == ["A", "B"]
    assert outline.left_out == ("an entry of the outline after the end",)


def test_entries_without_titles_and_times_that_are_none_are_told() -> None:
    outline = survey("0:00 A\n1:00\n2:00 -\n99:99 X\n3:00 B")
    assert [entry.title for entry in outline.entries] == ["A", "B"]
    assert outline.left_out == (
        "2 entries of the outline without a title",
        "a line of the outline with a time that is none",
    )


def test_spans_hold_the_time_and_the_title_in_their_block() -> None:
    texts = {3: "Before.", 4: "0:00 - Intro 1:02 - The main part", 5: "(2:00) **End**"}
    made = entries(texts.items())
    assert [entry.span.start.block for entry in made] == [4, 4, 5]
    for entry in made:
        start, end = entry.span.start, entry.span.end
        assert start.block == end.block
        assert texts[start.block][start.char : end.char].rstrip("*").endswith(entry.title)
    assert outline_of(texts.items()).entries == made


@pytest.mark.parametrize(
    "text",
    [
        "0:00 " * 200_000,
        "[" * 1_000_000,
        "<li " * 200_000,
        "](" * 200_000,
        "0:00" + " " * 500_000 + "." * 500_000,
        "0:00 - a " * 100_000,
        "a. " * 300_000 + "0:00",
        "\n".join(f"{n // 60}:{n % 60:02} Part {n}" for n in range(10_000)),
        "\n".join("9:59 Part" for n in range(10_000)),
        "\n".join(f"{(n * 7919) % 900}:00 Part {n}" for n in range(10_000)),
        "(" * 100_000 + "0:00" + ")" * 100_000,
        "1:1:" * 100_000,
        "<a href=" + "x" * 1_000_000,
        "https://" * 100_000,
    ],
    ids=range(14),
)
def test_a_long_text_is_searched_quickly(text: str) -> None:
    assert len(find(text)) <= 100_000


def test_ten_thousand_entries_are_an_outline() -> None:
    lines = [f"{n // 60}:{n % 60:02} Part {n}" for n in range(10_000)]
    assert len(find("\n".join(lines))) == 10_000


def test_a_time_at_the_end_of_a_remark_in_brackets_is_no_entry() -> None:
    assert found("So [crosstalk 0:28]\nAnd then [crosstalk 1:05]\nWell [crosstalk 2:05]") == []


def test_an_outline_repeated_below_in_other_words_stays_as_it_stands_first() -> None:
    text = "0:00 Intro\n1:00 One\n2:00 Two\n3:00 Three\n\n# 0:25 Intro\n# 1:00 One\n# 2:00 Two"
    assert [start for _, start in found(text)] == [0, 60, 120, 180]
