"""Asking a model at an OpenAI-compatible address: OpenAI and those who speak as it does
(Ollama, llama.cpp, vLLM, LM Studio, and many services).

Words go to the one address and nowhere else: no redirect is followed, and plain http passes
no proxy. An answer may cost so much time and so many bytes, however it comes.
"""

import asyncio
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reader.problem import Problem
from transcripts.chapters.written.prompt import SCHEMA
from transcripts.sources.items import SourceError
from transcripts.sources.unpacking import ACCEPTED, Body, TooLarge
from transcripts.text import make_safe

from .complaints import error_of, refusal, scrubbed
from .destination import destination

if TYPE_CHECKING:
    import httpx

_FORMS: tuple[dict[str, Any] | None, ...] = (
    {
        "type": "json_schema",
        "json_schema": {"name": "chapters", "strict": True, "schema": SCHEMA},
    },
    {"type": "json_object"},
    None,
)
"""Ways to ask for JSON. Servers differ in which they know, and refuse the others."""
_UNKNOWN_FORM = (400, 415, 422, 501)


@dataclass(frozen=True, slots=True)
class Limits:
    """What one answer may cost."""

    connect: float = 15.0
    whole: float = 600.0
    """Seconds for all of it: models on a desk are slow."""
    size: int = 2_000_000
    """Bytes, unpacked."""


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    data: bytes
    wait: str
    location: str


class OverHttp:
    """Asks one model at one address. Leaving it closes the connections."""

    def __init__(
        self, url: str, model: str, key: str | None = None, limits: Limits = Limits()
    ) -> None:
        self.destination = destination(url)
        self._url = url
        self._model = model
        self._key = key
        self._limits = limits
        self._form = 0
        self._runner = asyncio.Runner()
        self._client: httpx.AsyncClient | None = None

    def close(self) -> None:
        client, self._client = self._client, None
        with self._runner:
            if client is not None:
                self._runner.run(client.aclose())

    def ask(self, prompt: str) -> str:
        """The text of the model's answer. Raises Problem, which says why there is none."""
        while True:
            answer = self._runner.run(self._within_time(self._body(prompt)))
            if answer.status == 200:
                return self._text(answer)
            said = scrubbed(error_of(answer.data), self._key)
            why = refusal(self._name, self._shown, answer.status, said, answer.wait)
            if 300 <= answer.status < 400:
                why += f": {scrubbed(answer.location, self._key) or 'nowhere'}"
            last = self._form + 1 >= len(_FORMS)
            if answer.status not in _UNKNOWN_FORM or last or "too long" in why:
                raise Problem(why)
            self._form += 1

    @property
    def _name(self) -> str:
        return self.destination.name

    @property
    def _shown(self) -> str:
        return make_safe(self._model)[:80]

    def _body(self, prompt: str) -> bytes:
        body: dict[str, Any] = {
            "model": self._model,
            "messages": [{"role": "user", "content": prompt}],
            "stream": False,
        }
        form = _FORMS[self._form]
        if form is not None:
            body["response_format"] = form
        return json.dumps(body).encode()

    async def _within_time(self, body: bytes) -> _Answer:
        import httpx

        try:
            async with asyncio.timeout(self._limits.whole):
                return await self._post(body)
        except TimeoutError:
            raise Problem(
                f"{self._name} had not answered after {self._limits.whole:g} seconds"
            ) from None
        except TooLarge:
            raise Problem(f"{self._name} answers without end; nothing of it is kept") from None
        except SourceError as error:
            raise Problem(f"{self._name}: {error}") from None
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, UnicodeError) as error:
            raise Problem(self._failure(error)) from None

    async def _post(self, body: bytes) -> _Answer:
        client = self._client = self._client or self._opened()
        async with client.stream("POST", self._url, content=body) as response:
            taken = Body(response.headers.get("content-encoding", ""), self._limits.size)
            async for chunk in response.aiter_raw():
                taken.take(chunk)
            return _Answer(
                response.status_code,
                taken.whole(),
                response.headers.get("retry-after", ""),
                response.headers.get("location", ""),
            )

    def _opened(self) -> "httpx.AsyncClient":
        from http.cookiejar import CookieJar, DefaultCookiePolicy
        from importlib.metadata import version

        import httpx

        headers = {
            "User-Agent": f"tapelog/{version('tapelog')}",
            "Accept": "application/json",
            "Accept-Encoding": ACCEPTED,
            "Content-Type": "application/json",
        }
        if self._key:
            headers["Authorization"] = f"Bearer {self._key}"
        return httpx.AsyncClient(
            headers=headers,
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
            timeout=httpx.Timeout(self._limits.whole, connect=self._limits.connect),
            follow_redirects=False,
            trust_env=self._url.startswith("https:"),  # a proxy could read plain http
        )

    def _failure(self, error: Exception) -> str:
        import httpx

        said = scrubbed(str(error), self._key)
        if isinstance(error, httpx.ConnectTimeout):
            return f"{self._name} does not answer; is it running, and is this computer online?"
        if isinstance(error, httpx.ConnectError):
            return f"{self._name} cannot be reached ({said})"
        if isinstance(error, httpx.TimeoutException):
            return f"{self._name} stopped sending"
        if isinstance(error, httpx.RemoteProtocolError | httpx.NetworkError):
            return f"the connection to {self._name} was cut off before the end of the answer"
        return f"{self._name} could not be asked ({said or type(error).__name__})"

    def _text(self, answer: _Answer) -> str:
        """The words of the answer, if it came to its end."""
        try:
            data = json.loads(answer.data)
        except (ValueError, RecursionError):
            data = None
        choices = data.get("choices") if isinstance(data, dict) else None
        if not isinstance(choices, list) or not choices or not isinstance(choices[0], dict):
            said = scrubbed(error_of(answer.data), self._key) if isinstance(data, dict) else ""
            raise Problem(
                f"{self._name} answers otherwise than an OpenAI-compatible server"
                + (f" ({said})" if said else "")
            )
        choice = choices[0]
        message = choice.get("message")
        message = message if isinstance(message, dict) else {}
        if choice.get("finish_reason") == "length":
            raise Problem(f"the answer of {self._shown} was cut off; send smaller parts")
        if message.get("refusal") or choice.get("finish_reason") == "content_filter":
            raise Problem(f"{self._shown} refuses to answer for these words")
        return _content(message.get("content"))


def _content(value: object) -> str:
    """A message's text: whole, or in pieces as some servers give it."""
    if isinstance(value, list):
        pieces = (each.get("text") for each in value if isinstance(each, dict))
        return "".join(each for each in pieces if isinstance(each, str))
    return value if isinstance(value, str) else ""
