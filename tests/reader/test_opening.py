import pytest

from reader.app import TapelogApp, run_reader
from reader.opening import First, choose
from reader.problem import Problem


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "river talk.txt"
    path.write_text("Ada: Hello there.\nRui: It rises.\nAda: Yes.\n", encoding="utf-8")
    return path


@pytest.fixture
def two(keep, reading_of):
    return [
        keep(reading_of([("Ada", "Hello.")], title=title), f"{title}.txt")
        for title in ("River talk", "River walk")
    ]


def test_an_empty_library_opens_the_sample_once(library):
    first = choose(library, None)
    assert first.transcript is not None
    assert "sample" in first.event
    assert [entry.id for entry in library.entries()] == [first.transcript]
    assert choose(library, None).transcript == first.transcript
    assert len(library.entries()) == 1


def test_one_transcript_is_opened(library, keep, reading_of):
    id = keep(reading_of([("Ada", "Hello.")]))
    assert choose(library, None) == First(id)


def test_several_are_listed_until_one_was_read(library, two):
    assert choose(library, None) == First()
    library.opened(two[0])
    assert choose(library, None) == First(two[0])


def test_an_id_or_the_words_of_a_title_name_one(library, two):
    assert choose(library, two[1]).transcript == two[1]
    assert choose(library, "river walk").transcript == two[1]


def test_words_that_several_titles_have_filter_the_list(library, two):
    assert choose(library, "river") == First(filter="river")


def test_a_file_is_kept_and_told_of_once(library, file):
    first = choose(library, str(file))
    assert first.transcript is not None
    assert first.event == f"Added to the library as {first.transcript}."
    assert choose(library, str(file)) == First(first.transcript)


@pytest.mark.parametrize("place", ["2", "0:10", "1:02:31"])
def test_a_place_may_follow(library, file, two, place):
    first = choose(library, f"{file}:{place}")
    assert first.offset == place
    assert choose(library, f"{two[0]}:{place}") == First(two[0], offset=place)


@pytest.mark.parametrize("ref", ["nothing of that name", "nothing:37", "nothing:words"])
def test_what_names_nothing_is_a_problem_in_a_sentence(library, two, ref):
    with pytest.raises(Problem) as problem:
        choose(library, ref)
    assert str(problem.value)


async def test_the_reader_goes_to_the_place_and_says_what_happened(reader, keep, reading_of, talk):
    id = keep(reading_of(talk(60)))
    async with reader(id, offset="37", event="Added.") as r:
        await r.settle()
        assert "37" in r.sentence
        assert r.said == "Added."


def test_a_reader_that_broke_down_says_so_by_its_exit_code(library, monkeypatch):
    monkeypatch.setattr(TapelogApp, "run", lambda app: None)
    monkeypatch.setattr(TapelogApp, "return_code", 1)
    assert run_reader(library, First()) == 1


def test_a_reader_that_was_left_gives_the_exit_code_it_was_left_with(library, monkeypatch):
    monkeypatch.setattr(TapelogApp, "run", lambda app: None)
    assert run_reader(library, First()) == 0
