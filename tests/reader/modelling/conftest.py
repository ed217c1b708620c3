"""A model on loopback, and whatever a test wants it to answer."""

import json
import re
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest

Answering = Callable[[BaseHTTPRequestHandler, dict[str, Any]], None]


def good(prompt: str) -> str:
    """What a good model answers: a chapter of each ten lines, a point of each chapter."""
    lines = [int(number) for number in re.findall(r"^\[(\d+)\]", prompt, re.MULTILINE)]
    starts = lines[::10]
    ends = [start - 1 for start in starts[1:]] + lines[-1:]
    return json.dumps(
        {
            "chapters": [
                {
                    "title": f"From line {a}",
                    "first_line": a,
                    "last_line": b,
                    "summary": f"They speak of {b - a + 1} things.",
                    "points": [{"text": f"What line {a} says", "lines": [a]}],
                }
                for a, b in zip(starts, ends, strict=True)
            ]
        }
    )


@dataclass
class Model:
    """A server that answers as OpenAI's does."""

    root: str
    answers: list[Answering] = field(default_factory=list)
    """What it does with the next prompts, in order; then it answers well."""
    asked: list[tuple[str, dict[str, str], dict[str, Any]]] = field(default_factory=list)
    """Every request: its path, its headers by names in small letters, its body."""
    stopped: threading.Event = field(default_factory=threading.Event)

    @property
    def address(self) -> str:
        return f"{self.root}/v1"

    @property
    def prompts(self) -> list[str]:
        return [body["messages"][0]["content"] for _, _, body in self.asked]

    def says(self, *texts: object, **choice: object) -> None:
        """Answer with these texts, one after the other."""
        for text in texts:
            self.answers.append(
                lambda request, body, text=text: reply(  # type: ignore[misc]
                    request, {"choices": [{"message": {"content": text}, **choice}]}
                )
            )

    def refuses(self, status: int, said: object = "", **headers: str) -> None:
        self.answers.append(lambda request, body: reply(request, said, status, **headers))


def reply(request: BaseHTTPRequestHandler, what: object, status: int = 200, **headers: str) -> None:
    data = what if isinstance(what, bytes) else json.dumps(what).encode()
    request.send_response(status)
    for name, value in {"Content-Length": str(len(data)), **headers}.items():
        request.send_header(name.replace("_", "-"), value)
    request.end_headers()
    request.wfile.write(data)


@pytest.fixture
def model(serve: Callable[[Callable[[BaseHTTPRequestHandler], None]], str]) -> Iterator[Model]:
    def answer(request: BaseHTTPRequestHandler) -> None:
        body = json.loads(request.rfile.read(int(request.headers["content-length"])))
        headers = {name.lower(): value for name, value in request.headers.items()}
        made.asked.append((request.path, headers, body))
        if made.answers:
            made.answers.pop(0)(request, body)
        else:
            message = {"role": "assistant", "content": good(body["messages"][0]["content"])}
            usage = dict.fromkeys(("prompt_tokens", "completion_tokens", "total_tokens"), 9)
            choice = {"index": 0, "message": message, "finish_reason": "stop"}
            reply(request, {"id": "1", "model": "m", "choices": [choice], "usage": usage})

    made = Model(serve(answer))
    yield made
    made.stopped.set()


@pytest.fixture(autouse=True)
def at_home(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    """Nothing of the person's own environment takes part."""
    monkeypatch.setenv("TAPELOG_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("LLM_USER_PATH", str(tmp_path / "llm"))
    for name in (
        "TAPELOG_MODEL_ADDRESS",
        "TAPELOG_MODEL_KEY",
        "OPENAI_API_KEY",
        "OPENAI_BASE_URL",
    ):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def good_answer() -> Callable[[str], str]:
    return good
