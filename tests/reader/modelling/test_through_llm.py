"""Chapters through `llm`: with one made for the test, and with the real one if it is there."""

import importlib.util
import json
import sys
import threading
from types import ModuleType, SimpleNamespace

import pytest

from reader.problem import Problem
from reader.services.modelling import plan, write_chapters


class Fake:
    """A model as a plugin of `llm` gives it."""

    model_id = "fake"
    supports_schema = True
    can_stream = True

    def __init__(self, answer) -> None:
        self.answer = answer
        self.asked: list[tuple[str, dict]] = []

    def prompt(self, prompt, **options):
        self.asked.append((prompt, options))
        return self.answer(prompt)


Fake.__module__ = "llm_fake_plugin.models"


@pytest.fixture
def llm(monkeypatch, good_answer):
    """An `llm` that has one model, "fake", which answers well in small pieces."""
    module = ModuleType("llm")
    model = Fake(lambda prompt: iter([good_answer(prompt)[:40], good_answer(prompt)[40:]]))

    def get_model(name):
        if name != "fake":
            raise KeyError(f"Unknown model: {name}")
        return model

    module.get_model = get_model  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "llm", module)
    return SimpleNamespace(module=module, model=model)


@pytest.fixture
def short(transcript_of, talk):
    return transcript_of(talk(40))


def problem(transcript, **more) -> str:
    with pytest.raises(Problem) as caught:
        write_chapters(transcript, plan(transcript, "fake"), **more)
    return str(caught.value)


def test_the_person_is_told_which_plugin_gets_the_words(llm, short):
    planned = plan(short, "fake")
    assert planned.destination.id == "llm:llm-fake-plugin"
    assert "wherever the plugin llm-fake-plugin of llm sends them" in planned.said
    assert llm.model.asked == []


def test_a_plugin_that_names_its_address_is_named_with_it(llm, short):
    llm.model.api_base = "http://localhost:8080/v1"
    found = plan(short, "fake").destination
    assert found.id == "llm:llm-fake-plugin http://localhost:8080"
    assert found.name == "localhost:8080 (this computer), through llm"


def test_chapters_come_with_the_schema_where_the_model_knows_schemas(llm, short):
    written = write_chapters(short, plan(short, "fake"))
    assert [each.title for each in written.chapters][:2] == ["From line 1", "From line 11"]
    assert written.model == "fake"
    assert llm.model.asked[0][1]["schema"]["required"] == ["chapters"]
    assert not plan(short, "fake").asks


def test_a_model_without_schemas_is_asked_without(llm, short):
    llm.model.supports_schema = llm.model.can_stream = False
    assert write_chapters(short, plan(short, "fake")).chapters
    assert llm.model.asked[0][1] == {"schema": None, "stream": False}


def test_a_destination_that_changed_since_is_not_used(llm, short):
    planned = plan(short, "fake")
    llm.model.api_base = "https://elsewhere.example/v1"
    with pytest.raises(Problem, match="elsewhere than agreed"):
        write_chapters(short, planned)
    assert llm.model.asked == []


def test_without_llm_and_without_an_address_it_is_said_what_to_do(monkeypatch, short):
    monkeypatch.setitem(sys.modules, "llm", None)
    with pytest.raises(Problem, match=r"tapelog\[llm\].*--address"):
        plan(short, "gpt-x")


def test_a_model_that_llm_does_not_have(llm, short):
    with pytest.raises(Problem, match="llm has no model called 'gpt-x'"):
        plan(short, "gpt-x")


def test_an_llm_that_breaks_is_one_sentence(llm, short):
    def get_model(name):
        raise RuntimeError("plugin\nbroken \x1b[31m")

    llm.module.get_model = get_model
    with pytest.raises(Problem, match=r"^llm could not be used \(plugin broken ␛\[31m\)$"):
        plan(short, "fake")


class NeedsKeyException(Exception):
    pass


class RateLimitError(Exception):
    status_code = 429


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (NeedsKeyException("No key found"), "has no key for fake"),
        (RateLimitError("slow down"), "asks to wait; try again later"),
        (ValueError("key sk-abcdefghijk is odd"), "got no answer from fake (key … is odd)"),
        (RuntimeError(), "(RuntimeError)"),
    ],
)
def test_what_a_plugin_raises_is_one_sentence(llm, short, error, expected):
    def fail(prompt):
        yield "{"
        raise error

    llm.model.answer = fail
    assert expected in problem(short)


def test_a_plugin_that_waits_for_ever_is_left(llm, short):
    stopped = threading.Event()

    waited = []

    def wait(prompt):
        waited.append(stopped.wait(20))
        yield ""

    llm.model.answer = wait
    assert "had not answered after 0.2 seconds" in problem(short, seconds=0.2)
    assert not waited
    stopped.set()


def test_a_plugin_that_talks_for_ever_is_left(llm, short):
    def flood(prompt):
        while True:
            yield "x" * 10_000

    llm.model.answer = flood
    assert "answers without end" in problem(short)


def test_nonsense_through_llm_is_asked_for_once_more(llm, short, good_answer):
    llm.model.answer = lambda prompt: iter(
        [good_answer(prompt) if "could not be used" in prompt else "well, well"]
    )
    assert write_chapters(short, plan(short, "fake")).chapters
    assert len(llm.model.asked) == 2


needs_llm = pytest.mark.skipif(
    importlib.util.find_spec("llm") is None, reason="llm is not installed"
)


@needs_llm
def test_the_real_llm_asks_a_server_of_the_persons_own(model, short, tmp_path):
    (tmp_path / "llm").mkdir(exist_ok=True)
    (tmp_path / "llm" / "extra-openai-models.yaml").write_text(
        json.dumps(
            [
                {
                    "model_id": "desk",
                    "model_name": "m",
                    "api_base": model.address,
                    "can_stream": False,
                    "supports_schema": True,
                }
            ]
        )
    )
    planned = plan(short, "desk")
    assert planned.destination.id == f"llm:llm {model.root}"
    assert "(this computer), through llm" in planned.said
    assert model.asked == []
    written = write_chapters(short, planned)
    assert written.chapters[0].title == "From line 1"
    assert model.asked[0][2]["response_format"]["type"] == "json_schema"


@needs_llm
def test_the_real_llm_names_openai_and_wants_a_key(short):
    planned = plan(short, "gpt-4o-mini")
    assert planned.destination.id == "llm:llm https://api.openai.com:443"
    with pytest.raises(Problem, match="llm has no key for gpt-4o-mini"):
        write_chapters(short, planned)


@needs_llm
def test_the_real_llm_does_not_know_every_name(short):
    with pytest.raises(Problem, match="llm has no model called"):
        plan(short, "no-such-model")
