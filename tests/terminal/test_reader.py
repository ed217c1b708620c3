"""The reader in a real terminal: what Textual's own test driver cannot see."""

import re
import statistics
from pathlib import Path

import pytest

from transcripts.library import Library

TITLE = "What the tape remembers"
FIRST = "Good morning, and welcome to Harbour Lights."
SECOND = "I am Nell Farrow"
SOURCE = f"— Nell Farrow, {TITLE} (Harbour Lights), 11 May 2025, 0:03"


@pytest.fixture
def library(environment) -> Path:
    """Where the reader keeps its library."""
    return Path(environment["TAPELOG_HOME"])


def leave(terminal) -> int:
    """Press q until the program has ended: from a pane, the text, the library."""
    for _ in range(4):
        terminal.send("q")
        try:
            return terminal.process.wait(1.0)
        except Exception:  # still there: one step back only
            continue
    return terminal.wait()


def test_an_empty_library_opens_the_sample_and_q_leaves_the_terminal_as_it_was(tapelog):
    terminal = tapelog()
    terminal.wait_for(FIRST.split(",")[0])
    assert "Nell" in terminal.text
    terminal.settle()
    assert leave(terminal) == 0
    entered = terminal.raw.count(b"\x1b[?1049h")
    assert terminal.raw.count(b"\x1b[?1049l") >= 1
    assert entered >= 1
    assert terminal.raw.rfind(b"\x1b[?1049l") > terminal.raw.rfind(b"\x1b[?1049h")
    assert terminal.raw.rfind(b"\x1b[?25h") > terminal.raw.rfind(b"\x1b[?25l")


def test_what_is_read_again_opens_where_it_was_left(tapelog):
    terminal = tapelog()
    terminal.wait_for(FIRST.split(",")[0])
    terminal.settle()
    terminal.send("G")
    terminal.wait_for("Harbour, early, nobody.")
    terminal.settle()
    leave(terminal)
    again = tapelog()
    again.wait_for("Harbour, early, nobody.")
    again.settle()
    assert FIRST.split(",")[0] not in again.text


def test_the_first_page_is_painted_before_the_screen_library_is_there_and_does_not_move(tapelog):
    first = tapelog()
    first.wait_for(FIRST.split(",")[0])
    first.settle()
    leave(first)
    again = tapelog()
    painted = again.wait_for(FIRST.split(",")[0]).splitlines()
    row = next(n for n, line in enumerate(painted) if "Good morning" in line)
    column = painted[row].index("Good morning")
    again.settle()
    assert again.lines[row].find("Good morning") == column


def test_the_answer_to_keys_needs_no_escape_and_no_control(tapelog):
    terminal = tapelog()
    terminal.wait_for(FIRST.split(",")[0])
    terminal.settle()
    for keys in ("/", "second listening", "\r"):
        terminal.send(keys)
        terminal.settle()
    assert "econd listening" in terminal.text
    assert re.search(r"1 of \d+", terminal.text)
    terminal.send("?")
    terminal.wait_for(re.compile("bookmark", re.IGNORECASE))
    terminal.settle()
    assert leave(terminal) == 0


def test_what_is_typed_ahead_of_a_slow_line_goes_where_it_was_meant(tapelog):
    terminal = tapelog()
    terminal.wait_for(FIRST.split(",")[0])
    terminal.settle()
    terminal.send("/second listening\r")
    terminal.wait_for(re.compile(r"1 of \d+"))


PAYLOADS = [
    "\x1b[31m",
    "\x1b]52;c;cHduZWQ=\x07",
    "\x1b]52;c;cHduZWQ=\x1b\\",
    "\x1b]0;title\x1b\\",
    "\x1b[6n",
    "\x9b31m",
    "\x9d0;title\x9c",
    "\x1bP+q544e\x1b\\",
    "\x00\x07\x08\x0b\x0c\x7f",
    "\u202eevil\u202c",
    "[@click=app.bell()]x[/]",
    "[link=http://x]y[/link]",
    "[/nothing]",
    "\u200b\ufeff\u2028",
]


def hostile_markdown(folder: Path) -> Path:
    """A transcript with a payload in every field a source can fill, and in its name."""
    payload = "".join(PAYLOADS)
    path = folder / "talk\x1b]0;name\x07.md"
    turns = "".join(
        f"## Chapter Q{payload}Z\n\n**Ann{payload}:** Q{payload}Z and words to read.\n\n"
        f"**Ben:** I heard Q{payload}Z twice.\n\n"
        "**Cy:** Yeah, so did I, and I don't know what you think of it, but it's what I would "
        "have said, too, if they had asked me what we do here all day long, you know?\n\n"
        for payload in [*PAYLOADS, payload]
    )
    head = f'---\ntitle: "Q{payload}Z"\nshow: "S{payload}Z"\ndescription: "D{payload}Z"\n---\n\n'
    path.write_text(head + turns, encoding="utf-8", newline="")
    return path


def test_no_payload_of_a_source_reaches_the_terminal(tapelog, tmp_path):
    path = hostile_markdown(tmp_path)
    terminal = tapelog(path)
    terminal.wait_for("Ben")
    terminal.settle()
    for keys in (" ", "G", "g", "f", "q", "t", "t", "T", "y", "m", "B", "q", "/Q\r", "sheard\r"):
        terminal.send(keys)
        terminal.settle(0.25)
        assert terminal.process.poll() is None, f"ended after {keys!r}:\n{terminal.text}"
    raw = terminal.raw
    for bytes_ in (
        b"\x1b]52;c;cHduZWQ=",
        b"\x1b]0;",
        b"\x1b[6n",
        b"\x1bP+q",
        b"\xc2\x9b",
        b"\xc2\x9d",
        b"\x7f",
        b"\x0b",
    ):
        assert bytes_ not in raw, bytes_
    for character in "\u202e\u202c\u200b\ufeff\u2028":
        assert character.encode() not in raw, hex(ord(character))
    copied = terminal.clipboard
    assert copied is None or not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", copied)


def test_words_in_brackets_are_shown_as_they_are(tapelog, tmp_path):
    path = tmp_path / "talk.txt"
    path.write_text(
        "Ann: I heard it [inaudible] twice, [Bob] said.\n"
        "Ben: It was then that [/x] and [link=http] there.\n"
        "Ann: Yes, and then [@click=app.quit()]no[/] more.\n"
        "Ben: So what did you do when you heard that?\n"
        "Ann: I wrote it down, and then I listened to it once more.\n"
    )
    terminal = tapelog(path)
    for words in ("[inaudible] twice", "[Bob] said", "[/x] and", "[@click=app.quit()]no[/]"):
        terminal.wait_for(words)


@pytest.mark.parametrize("depth", ["truecolor", "256", "16", "none"])
def test_colours_are_those_that_the_terminal_has(tapelog, depth):
    settings = {
        "truecolor": {},
        "256": {"COLORTERM": None},
        "16": {"COLORTERM": None, "TERM": "xterm"},
        "none": {"NO_COLOR": "1"},
    }[depth]
    opened = tapelog(**settings)
    opened.wait_for(FIRST.split(",")[0])
    opened.settle()
    leave(opened)
    terminal = tapelog(**settings)  # once more: the first page is painted from the library
    terminal.wait_for(FIRST.split(",")[0])
    terminal.settle()
    terminal.send(" ")
    terminal.settle()
    assert "Calloway" in terminal.text
    true = re.findall(rb"[34]8;2;(\d+);(\d+);(\d+)", terminal.raw)
    indexed = re.findall(rb"[34]8;5;\d+", terminal.raw)
    if depth == "truecolor":
        assert true
    elif depth == "256":
        assert indexed
        assert not true
    elif depth == "16":
        assert not true
        assert not indexed
    else:
        assert not true
        assert not indexed
        assert not re.search(rb"\x1b\[(?:\d+;)*(?:3[0-7]|9[0-7]|4[0-7]|10[0-7])[;m]", terminal.raw)


@pytest.mark.parametrize("keys", ["y", "f.y", "vy"])
def test_a_sentence_copied_in_default_tmux_is_on_the_outer_clipboard(in_tmux, keys, tapelog):
    terminal = in_tmux("tapelog", SSH_TTY="/dev/pts/1")
    terminal.wait_for(FIRST.split(",")[0])
    terminal.settle()
    wanted = FIRST  # the first words said are current, not those that describe the sample
    if keys == "f.y":
        terminal.send("f")
        letter = re.compile(r"([a-z]) am Nell Farrow")
        terminal.send(letter.search(terminal.wait_for(letter))[1])
        terminal.settle()
        terminal.send("y")
        wanted = SECOND
    else:
        for key in keys:
            terminal.send(key)
            terminal.settle()
    terminal.wait_for(lambda: terminal.clipboard)
    copied = terminal.clipboard
    assert copied.startswith(f"“{wanted}")
    assert copied.endswith(SOURCE)
    assert "\n" not in copied
    terminal.wait_for(re.compile(r"Sent by tmux"))
    assert "Copied" not in terminal.text


def test_a_page_down_costs_few_bytes(tapelog):
    terminal = tapelog()
    terminal.wait_for(FIRST.split(",")[0])
    terminal.settle()
    terminal.send(" ")  # the first one may open nothing new
    before = terminal.settle()
    sizes = []
    for _ in range(8):
        terminal.send(" ")
        after = terminal.settle()
        sizes.append(after - before)
        before = after
    assert min(sizes) > 200, "the page did not move"
    assert statistics.median(sizes) <= 4500, sizes


def test_nothing_is_written_while_nothing_is_pressed(tapelog):
    terminal = tapelog()
    terminal.wait_for(FIRST.split(",")[0])
    before = terminal.settle(1.0)
    assert terminal.settle(1.5) == before


def test_killed_at_any_moment_it_loses_no_bookmark_that_it_confirmed(tapelog, library):
    """Fifty times: open, go to another sentence, keep it, and kill as soon as it says so."""
    for number in range(1, 51):
        terminal = tapelog()
        terminal.wait_for(re.compile(r"Nell|Idris"))
        terminal.settle(0.15)
        terminal.send("g")
        terminal.send(f"{number})m")
        terminal.wait_for("Bookmarked")
        terminal.kill()
        if number % 10 == 0:
            assert kept(library) == number
    assert kept(library) == 50


def kept(folder: Path) -> int:
    """How many different bookmarks the library in `folder` holds."""
    with Library(folder / "library.db") as library:
        return len({(mark.transcript, mark.span) for mark in library.all_bookmarks()})


def test_three_sizes_and_a_change_between_them(tapelog):
    terminal = tapelog(columns=120, rows=36)
    terminal.wait_for(FIRST.split(",")[0])
    for columns, rows in ((80, 24), (40, 12), (100, 30)):
        terminal.settle()
        terminal.resize(columns, rows)
        terminal.settle()
        assert "Good morning" in terminal.text, (columns, rows)
    assert terminal.process.poll() is None
