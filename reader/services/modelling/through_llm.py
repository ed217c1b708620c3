"""Asking a model through `llm`, Simon Willison's library with its plugins: the extra
`tapelog[llm]`.

`llm` is imported when a person has named a model and no address. Its plugins find and keep
their own keys, and some look up at their own service which models there are.
"""

import os
import queue
import threading
import time
from importlib import import_module
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from reader.problem import Problem
from transcripts.chapters.written.answer import LONGEST
from transcripts.chapters.written.prompt import SCHEMA
from transcripts.text import make_safe, one_line

from .complaints import refusal, scrubbed
from .destination import ADDRESS, OPENAI, Destination, destination

MISSING = (
    "no model can be asked: install Tapelog with its extra (pipx install 'tapelog[llm]'), or "
    f"name the address of an OpenAI-compatible server with --address or {ADDRESS}"
)
_KEY = "give it one with: llm keys set"
_OWN = "llm.default_plugins.openai_models"


class Found(NamedTuple):
    """A model that `llm` has, and where its plugin sends words, as far as can be known."""

    model: Any
    destination: Destination


def find(name: str) -> Found:
    """The model of that name or alias. Raises Problem where `llm` or the model is missing."""
    try:
        llm = import_module("llm")
    except ImportError:
        raise Problem(MISSING) from None
    try:
        model = llm.get_model(name)
    except Exception as error:  # whatever a plugin raises as it is loaded
        if isinstance(error, KeyError):
            raise Problem(
                f"llm has no model called {make_safe(name)[:80]!r}; llm models lists those it has"
            ) from None
        raise Problem(f"llm could not be used ({_said(error)})") from None
    return Found(model, _destination(model))


def _destination(model: Any) -> Destination:
    module = type(model).__module__
    base = getattr(model, "api_base", None)
    if module == _OWN and not isinstance(base, str):
        base = os.environ.get("OPENAI_BASE_URL") or f"https://{OPENAI}"
    plugin = make_safe(module.partition(".")[0].replace("_", "-"))
    if isinstance(base, str) and _is_whole(base):
        there = destination(base)
        return there._replace(id=f"llm:{plugin} {there.id}", name=f"{there.name}, through llm")
    return Destination(f"llm:{plugin}", f"wherever the plugin {plugin} of llm sends them")


def _is_whole(base: str) -> bool:
    try:
        parts = urlsplit(base)
        return bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        return False


class ThroughLlm:
    """Asks one model of `llm`."""

    def __init__(self, found: Found, limit: float = 600.0) -> None:
        """`limit`: seconds for one answer."""
        self.destination = found.destination
        self._model = found.model
        self._limit = limit

    def close(self) -> None:
        pass

    def ask(self, prompt: str) -> str:
        """The text of the model's answer. Raises Problem, which says why there is none."""
        # A plugin may wait for ever, so it waits in a thread that can be left behind.
        pieces: queue.SimpleQueue[str | Exception | None] = queue.SimpleQueue()
        left = threading.Event()
        threading.Thread(
            target=self._answer, args=(prompt, pieces, left), name="llm", daemon=True
        ).start()
        end = time.monotonic() + self._limit
        found, length = [], 0
        try:
            while (piece := pieces.get(timeout=max(end - time.monotonic(), 0.001))) is not None:
                if isinstance(piece, Exception):
                    raise Problem(self._why(piece)) from None
                found.append(piece)
                length += len(piece)
                if length > LONGEST:
                    raise Problem(f"{self._name} answers without end; nothing of it is kept")
        except queue.Empty:
            raise Problem(f"{self._name} had not answered after {self._limit:g} seconds") from None
        finally:
            left.set()
        return "".join(found)

    def _answer(
        self,
        prompt: str,
        pieces: "queue.SimpleQueue[str | Exception | None]",
        left: threading.Event,
    ) -> None:
        try:
            schema = SCHEMA if getattr(self._model, "supports_schema", False) else None
            stream = bool(getattr(self._model, "can_stream", False))
            for piece in self._model.prompt(prompt, schema=schema, stream=stream):
                if left.is_set():
                    return
                pieces.put(str(piece))
            pieces.put(None)
        except Exception as error:  # whatever a plugin raises becomes one sentence
            pieces.put(error)

    @property
    def _name(self) -> str:
        return make_safe(str(getattr(self._model, "model_id", "the model")))[:80]

    def _why(self, error: Exception) -> str:
        status = getattr(error, "status_code", None)
        if type(error).__name__ == "NeedsKeyException":
            return f"llm has no key for {self._name}; {_KEY}"
        if isinstance(status, int) and status != 200:
            return refusal("llm's service", self._name, status, _said(error), key=_KEY)
        return f"llm got no answer from {self._name} ({_said(error)})"


def _said(error: Exception) -> str:
    return scrubbed(one_line(str(error)[:2_000]) or type(error).__name__)
