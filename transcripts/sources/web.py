"""Getting what lies behind an address, and nothing else: no cookies, nothing sent on to
other hosts, a limit on its size and on the time it may take.

`httpx` is imported when the first address is opened. Redirects are followed by hand, so
that each address on the way is looked at before it is opened.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from transcripts.text import make_safe

from .addresses import checked, guarded, name_of, public, resolve
from .files import LARGEST
from .items import SourceError
from .unpacking import ACCEPTED, Body, TooLarge

if TYPE_CHECKING:
    import httpx

Progress = Callable[[int, int | None], None]
"""Told how many bytes of how many have come; None where the server does not say."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What getting one address may cost: bytes unpacked, seconds, redirects."""

    size: int = LARGEST
    connect: float = 15.0
    read: float = 30.0
    """Seconds without a single byte."""
    whole: float = 120.0
    """Seconds for all of it, however steadily it drips."""
    redirects: int = 10


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server said of the state of an address: sent back, it answers that nothing is
    new where that is so (RFC 9110, 13.1)."""

    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What came from an address."""

    url: str
    """Where it came from in the end, as it is shown: without a password."""
    base: str
    """The same as it was opened: relative addresses in it count from there."""
    name: str
    data: bytes
    validators: Validators = Validators()
    unchanged: bool = False
    """The server says that nothing is new; there are no bytes then."""


class Web:
    """Opens addresses, one after the other. Leaving it closes every connection.

    Not for use inside a running event loop. Interrupting it (Ctrl-C) ends it at once.
    """

    def __init__(self, limits: Limits = Limits()) -> None:
        self.limits = limits
        self._runner: asyncio.Runner | None = None
        self._client: httpx.AsyncClient | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        runner, self._runner = self._runner, None
        client, self._client = self._client, None
        if runner is not None:
            with runner:
                if client is not None:
                    runner.run(client.aclose())

    def get(
        self,
        url: str,
        known: Validators | None = None,
        progress: Progress | None = None,
    ) -> Answer:
        """What lies at `url`. Raises SourceError, which says why it cannot be had."""
        url = checked(url)
        if self._runner is None:
            self._runner = asyncio.Runner()
        return self._runner.run(self._within_time(url, known, progress))

    async def _within_time(
        self, url: str, known: Validators | None, progress: Progress | None
    ) -> Answer:
        try:
            async with asyncio.timeout(self.limits.whole):
                return await self._get(url, known, progress)
        except TimeoutError:
            raise SourceError(
                f"it had not come after {self.limits.whole:g} seconds; try again later"
            ) from None

    async def _get(self, url: str, known: Validators | None, progress: Progress | None) -> Answer:
        import httpx

        client = self._client = self._client or _client(self.limits)
        seen: set[str] = set()
        try:
            while True:
                if url in seen:
                    raise SourceError("it leads round in a circle; it may need a login")
                if len(seen) > self.limits.redirects:
                    raise SourceError(f"it leads on more than {self.limits.redirects} times")
                seen.add(url)
                async with client.stream("GET", url, headers=_headers(known)) as response:
                    if not response.has_redirect_location:
                        return await self._read(response, url, progress)
                    url = _next(url, response.headers["location"])
        except TooLarge:
            raise SourceError(
                f"it is larger than {self.limits.size / 1024 / 1024:.3g} MB"
            ) from None
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, UnicodeError) as error:
            raise SourceError(_failure(error, url)) from error

    async def _read(
        self, response: "httpx.Response", url: str, progress: Progress | None
    ) -> Answer:
        validators = Validators(_header(response, "etag"), _header(response, "last-modified"))
        if response.status_code == 304:
            return Answer(public(url), url, "", b"", validators, unchanged=True)
        if response.status_code not in (200, 203):
            raise SourceError(_refusal(response))
        length = response.headers.get("content-length", "")
        total = int(length) if length.isascii() and length.isdigit() else None
        if total is not None and total > self.limits.size:
            raise TooLarge
        body = Body(response.headers.get("content-encoding", ""), self.limits.size)
        async for chunk in response.aiter_raw():
            body.take(chunk)
            if progress is not None:
                progress(body.received, total)
        name = name_of(url, response.headers.get("content-disposition"))
        return Answer(public(url), url, name, body.whole(), validators)


def _client(limits: Limits) -> "httpx.AsyncClient":
    from http.cookiejar import CookieJar, DefaultCookiePolicy
    from importlib.metadata import version

    import httpx

    return httpx.AsyncClient(
        headers={
            "User-Agent": f"tapelog/{version('tapelog')}",
            "Accept": "*/*",
            "Accept-Encoding": ACCEPTED,
        },
        cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
        timeout=httpx.Timeout(limits.read, connect=limits.connect),
        follow_redirects=False,
        event_hooks={"response": [_look_ahead]},
    )


async def _look_ahead(response: "httpx.Response") -> None:
    """Refuse a redirect that may not be followed before httpx itself makes sense of it."""
    if response.has_redirect_location:
        _next(str(response.request.url), response.headers["location"])


def _headers(known: Validators | None) -> dict[str, str]:
    sent = {}
    if known and known.etag:
        sent["If-None-Match"] = known.etag
    if known and known.modified:
        sent["If-Modified-Since"] = known.modified
    return sent


def _header(response: "httpx.Response", name: str) -> str | None:
    """A header's value that can be sent back as it is; None where it is none or odd."""
    value = response.headers.get(name, "")
    return value if 0 < len(value) <= 500 and value.isascii() and value.isprintable() else None


def _next(url: str, location: str) -> str:
    """Where a redirect leads. Raises SourceError as `checked`."""
    try:
        return guarded(resolve(url, location), url)
    except SourceError as error:
        raise SourceError(f"it leads on to somewhere else, and {error}") from None


def _refusal(response: "httpx.Response") -> str:
    """Why there is nothing, by the answer's status."""
    status = response.status_code
    if status in (404, 410):
        return f"there is nothing at this address ({status})"
    if status in (401, 402, 403, 407, 451):
        return f"the server lets nobody in without a login or from here ({status})"
    if status == 429 or (status == 503 and "retry-after" in response.headers):
        wait = response.headers.get("retry-after", "")
        when = f"in {wait} seconds" if wait.isdigit() and len(wait) < 7 else "later"
        return f"the server asks to wait ({status}); try again {when}"
    if status >= 500:
        return f"the server is in trouble ({status}); try again later"
    return f"the server answers with status {status} and not with what lies there"


def _failure(error: Exception, url: str) -> str:
    """What went wrong on the way, in a person's words."""
    import httpx

    host = make_safe(httpx.URL(url).host) if not isinstance(error, httpx.InvalidURL) else ""
    said = make_safe(" ".join(str(error).split()))[:200]
    kinds: tuple[tuple[Any, str], ...] = (
        (httpx.InvalidURL, "it is not a whole address"),
        (UnicodeError, "it is not a whole address"),
        (httpx.ConnectTimeout, f"{host} does not answer; is this computer online?"),
        (httpx.TimeoutException, f"{host} stopped sending; try again later"),
        (httpx.ConnectError, f"{host} cannot be reached ({said})"),
        (httpx.ProxyError, f"the proxy does not let it through ({said})"),
        (httpx.RemoteProtocolError, "the connection was cut off before the end"),
        (httpx.NetworkError, "the connection was cut off before the end"),
    )
    for kind, sentence in kinds:
        if isinstance(error, kind):
            return sentence
    return f"it could not be fetched ({said or type(error).__name__})"
