"""What would be sent where: addresses, consent, and that nothing is opened before."""

import os
import subprocess
import sys

import pytest

from reader.problem import Problem
from reader.services.modelling import FileAnswers, agree, agreed, plan
from reader.services.modelling.destination import destination, endpoint, key_for


@pytest.fixture
def short(transcript_of, talk):
    return transcript_of(talk(40))


def test_the_person_is_told_how_much_goes_where(transcript_of, talk):
    planned = plan(transcript_of(talk(40)), "gpt-x", address="https://API.example.org/v1")
    assert planned.asks
    assert planned.characters == len(planned.prompts[0])
    assert planned.said == (
        f"The words of this talk ({planned.characters:,} characters, in one part) are sent to "
        "api.example.org, to the model gpt-x."
    )


@pytest.mark.parametrize(
    ("given", "posted"),
    [
        ("http://localhost:11434", "http://localhost:11434/v1/chat/completions"),
        ("http://localhost:11434/v1/", "http://localhost:11434/v1/chat/completions"),
        ("https://a.example/v1/chat/completions", "https://a.example/v1/chat/completions"),
        ("https://a.example/openai?v=2#x", "https://a.example/openai/chat/completions?v=2"),
        ("http://192.168.1.7:8080", "http://192.168.1.7:8080/v1/chat/completions"),
        ("http://[::1]:8080/v1", "http://[::1]:8080/v1/chat/completions"),
        ("http://desk.local/v1", "http://desk.local/v1/chat/completions"),
    ],
)
def test_addresses_as_people_give_them(given, posted):
    assert endpoint(given) == posted


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ("http://api.example.org/v1", "use its https address"),
        ("http://8.8.8.8/v1", "use its https address"),
        ("http://134744072/v1", "use its https address"),
        ("http://localhost.example.org/v1", "use its https address"),
        ("ftp://localhost/v1", "only http and https"),
        ("file:///etc/passwd", "only http and https"),
        ("api.example.org/v1", "not a whole address"),
        ("https://", "not a whole address"),
        ("https://me:secret@a.example/v1", "a key goes into TAPELOG_MODEL_KEY"),
        ("http://[", "cannot be used"),
        ("https://a.example\\.evil.example/v1", "odd signs"),
        ("https://a.example;evil.example/v1", "odd signs"),
    ],
)
def test_addresses_that_are_refused(given, why):
    with pytest.raises(Problem) as caught:
        endpoint(given)
    assert why in str(caught.value)
    assert "secret" not in str(caught.value)


def test_plain_http_is_for_those_who_say_so():
    assert endpoint("http://api.example.org", plain_http=True).startswith("http://api.example.org/")


@pytest.mark.parametrize(
    ("url", "identity", "local"),
    [
        ("https://A.example/v1", "https://a.example:443", False),
        ("https://a.example.:8443/v1?key=x", "https://a.example:8443", False),
        ("http://localhost:11434/v1", "http://localhost:11434", True),
        ("http://127.0.0.2/v1", "http://127.0.0.2:80", True),
        ("http://192.168.1.7/v1", "http://192.168.1.7:80", False),
    ],
)
def test_a_destination_is_a_scheme_a_host_and_a_port(url, identity, local):
    found = destination(url)
    assert (found.id, found.local) == (identity, local)
    assert ("this computer" in found.name) == local
    assert "key" not in found.name


def test_the_address_may_stand_in_the_environment(short, monkeypatch):
    monkeypatch.setenv("TAPELOG_MODEL_ADDRESS", "https://a.example/v1")
    assert plan(short, "m").destination.id == "https://a.example:443"
    assert plan(short, "m", address="https://b.example").destination.id == "https://b.example:443"


@pytest.fixture
def settings(tmp_path):
    path = tmp_path / "home" / "config.toml"
    path.parent.mkdir(parents=True, exist_ok=True)

    def write(text: str) -> None:
        path.write_text(text)

    return write


def test_the_settings_name_an_address_and_the_size_of_parts(transcript_of, talk, settings):
    transcript = transcript_of(talk(300))
    settings('[model]\naddress = "https://a.example/v1"\npart = 4000\n')
    assert plan(transcript, "m").destination.id == "https://a.example:443"
    assert plan(transcript, "m").parts > plan(transcript, "m", size=20_000).parts


def test_the_key_of_the_settings_goes_to_their_address_only(settings, monkeypatch):
    settings('[model]\naddress = "https://a.example/v1"\nkey = "sk-mine"\n')
    assert key_for("https://a.example/v1/chat/completions") == "sk-mine"
    assert key_for("https://b.example/v1/chat/completions") is None
    assert key_for("http://a.example/v1/chat/completions") is None
    monkeypatch.setenv("TAPELOG_MODEL_KEY", "sk-now")
    assert key_for("https://a.example/v1/chat/completions") == "sk-now"


@pytest.mark.parametrize("key", ["  \"key\" = 'sk-mine'", 'key = """\nsk-mine"""', "key = sk-mine"])
def test_the_settings_are_shown_without_the_key(settings, key):
    from click.testing import CliRunner

    from reader.commands.config import command

    settings(f'[keys]\ncopy = "c"\n[model]\naddress = "https://a.example"\n{key}\n')
    shown = CliRunner().invoke(command, ["show"], standalone_mode=False).output
    assert "sk-mine" not in shown
    assert 'copy = "c"' in shown
    assert "a.example" in shown


def test_consent_is_kept_for_one_destination(library):
    one, other = destination("https://a.example/v1"), destination("http://a.example/v1")
    agree(library, one)
    assert agreed(library, one)
    assert not agreed(library, other)


@pytest.mark.parametrize("name", ["", "  ", "source", "inferred", "outline", "x" * 100])
def test_no_model_is_called_after_another_origin(short, name):
    with pytest.raises(Problem, match="no name of a model"):
        plan(short, name, address="https://a.example")


def test_a_page_without_speech_has_nothing_to_send(transcript_of):
    from transcripts.columns import SUMMARY

    with pytest.raises(Problem, match="nothing is said in it"):
        plan(transcript_of([(None, "A summary.", SUMMARY)]), "m", address="https://a.example")


def test_a_talk_without_end_is_not_sent(transcript_of):
    endless = transcript_of([("Ann", "On and on and on. " * 500)] * 300)
    with pytest.raises(Problem, match="60 at most"):
        plan(endless, "m", address="https://a.example")
    assert plan(endless, "m", address="https://a.example", size=200_000).parts < 20


def test_answers_are_files_of_the_owner_alone(tmp_path):
    answers = FileAnswers(tmp_path / "a" / "b")
    key = "0f" * 32
    assert answers.get(key) is None
    answers.put(key, "réponse")
    assert answers.get(key) == "réponse"
    assert [path.name for path in answers.folder.iterdir()] == [f"{key}.txt"]
    assert answers.folder.stat().st_mode & 0o77 == 0
    for bad in ("../x", "", "0F" * 32, key + "0"):
        with pytest.raises(ValueError, match="no key"):
            answers.get(bad)


def test_answers_that_cannot_be_kept_are_not(tmp_path):
    (tmp_path / "file").write_text("")
    answers = FileAnswers(tmp_path / "file")
    answers.put("0f" * 32, "x")
    assert answers.get("0f" * 32) is None


def test_the_oldest_answers_go(tmp_path, monkeypatch):
    monkeypatch.setattr("reader.services.modelling.answers.MOST", 3)
    answers = FileAnswers(tmp_path)
    for number in range(5):
        answers.put(f"{number:064x}", "x")
        os.utime(tmp_path / f"{number:064x}.txt", (number, number))
    answers.put(f"{9:064x}", "x")
    assert answers.get(f"{9:064x}") == "x"
    assert len(list(tmp_path.iterdir())) == 3
    assert answers.get(f"{0:064x}") is None


WATCHED = """
import sys
opened = []
sys.addaudithook(lambda event, _: opened.append(event) if event.startswith("socket.") else None)
from reader.services import modelling
from transcripts.formats import read
from transcripts.library.transcripts import build
from transcripts.model import Source
talk = build(Source("t.txt", "0"), read(b"Ann: Good day.\\nBo: So it is.\\n" * 9, "t.txt"))
for address in ("https://api.example.org/v1", "http://localhost:11434"):
    assert modelling.plan(talk, "m", address=address).asks
assert not opened, opened
late = {"httpx", "asyncio", "llm", "ssl"} & set(sys.modules)
assert not late, late
"""


def test_importing_and_planning_open_no_socket_and_load_no_network(tmp_path):
    done = subprocess.run(
        [sys.executable, "-P", "-c", WATCHED],
        env={"PATH": os.environ["PATH"], "TAPELOG_HOME": str(tmp_path), "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
