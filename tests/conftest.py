"""A web server on loopback for whatever fetches, and talks for all rooms."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from transcripts.corrections import Correction, apply
from transcripts.hearing import corrections_of, occurrences
from transcripts.model import Transcript
from transcripts.quotes.anchors import make_in
from transcripts.shown import source_span
from transcripts.turns import group

Answering = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Site:
    """What a server of one test says; everything else is a page that says 404."""

    root: str
    pages: dict[str, Answering] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    """Every request: its path, and its headers by names in small letters."""
    stopped: threading.Event = field(default_factory=threading.Event)

    def url(self, path: str) -> str:
        return self.root + path

    def put(self, path: str, body: bytes | str = b"", status: int = 200, **headers: str) -> str:
        """Serve `body` there, and give its address; `Content_Type="x"` is a header."""
        data = body.encode() if isinstance(body, str) else body

        def answer(request: BaseHTTPRequestHandler) -> None:
            request.send_response(status)
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            for name, value in {"Content-Length": str(len(data)), **named}.items():
                request.send_header(name, value)
            request.end_headers()
            request.wfile.write(data)

        return self.do(path, answer)

    def do(self, path: str, answer: Answering) -> str:
        self.pages[path] = answer
        return self.url(path)

    def redirect(self, path: str, to: str, status: int = 302) -> str:
        return self.put(path, b"", status, Location=to)

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


@pytest.fixture
def serve(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Answering], str]]:
    """serve(answer): a server that answers every request so, until the test ends; its root."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        block_on_close = False

        def handle_error(self, *_: object) -> None:
            pass  # whoever asked has hung up, as tests do

    running: list[tuple[Server, threading.Thread]] = []

    def start(answer: Answering) -> str:
        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                answer(self)

            do_POST = do_GET

            def log_message(self, *_: object) -> None:
                pass

        server = Server(("127.0.0.1", 0), Handler)
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        running.append((server, thread))
        return f"http://127.0.0.1:{server.server_address[1]}"

    yield start
    for server, thread in running:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def site(serve: Callable[[Answering], str]) -> Iterator[Site]:
    def answer(request: BaseHTTPRequestHandler) -> None:
        headers = {name.lower(): value for name, value in request.headers.items()}
        made.asked.append((request.path, headers))
        page = made.pages.get(request.path) if request.command == "GET" else None
        if page is None:
            request.send_error(404)
        else:
            page(request)

    made = Site(serve(answer))
    yield made
    made.stopped.set()


INTERVIEW = (
    ("Welcome to the show. I'm your host, and today we talk about bells.", "Thank you for having "
     "me. I'm really glad to be here.\nI have waited a long time to talk about bells."),
    ("So how did you get into casting bells?", "Well, my mother cast bells, and I grew up in the "
     "yard.\nI remember the smell of the clay when I was seven.\nAnd we always had a mould in "
     "the kitchen."),
    ("What was the first bell that you cast yourself?", "It was a small one for a school.\nI "
     "think it cost us about two thousand dollars.\nWe cast it in one night, and it still "
     "rings."),
    ("Wow. Did you ever think it would crack?", "Oh, every night.\nI would lie awake and listen "
     "for it.\nYou know, a bell mostly cracks when it is rung in the frost."),
    ("That's amazing. How do you think about bronze today?", "I mean, we have much better metal "
     "now.\nBut the metal only does what you let it do, and so I still sit with it all night."),
    ("And what do you tell your students about that?", "I tell them to listen.\nThe drawings "
     "never show the sound.\nWe had one bell where the sound was gone, and nobody knew why."),
    ("Can you tell us more about that bell?", "Sure. It was in the winter, the clay was wet, and "
     "we were in a hurry.\nThe bronze went in very slowly, and we all just watched it."),
    ("What would you do differently if you cast it again?", "I would wait for the spring.\nAnd I "
     "would ask my mother, because she knew it all along, and she told us so afterwards."),
    ("Do you still cast bells yourself?", "Not so much anymore.\nI have a team of six, and they "
     "are better than I ever was.\nI mostly sit there and ask annoying questions about clay."),
    ("What's next for you and your team?", "We are casting a big bell for the harbour.\nIt's "
     "going to take us a year, and I think it will be my last."),
    ("Is there anything that you would like to add?", "Just that people should listen to bells "
     "more.\nSomebody lay awake for every one of them."),
    ("Thank you so much for coming.", "Thank you. It was a pleasure."),
)  # fmt: skip


@pytest.fixture
def interview() -> str:
    """An interview that names nobody, a sentence a line."""
    return "\n".join(line for pair in INTERVIEW for line in pair) + "\n"


@pytest.fixture(scope="session")
def corrected() -> Callable[..., Transcript]:
    """corrected(transcript, (heard, said), …): with words corrected throughout."""

    def make(transcript: Transcript, *pairs: tuple[str, str]) -> Transcript:
        blocks = transcript.version.reading.blocks
        layer = [
            Correction(0, change, make_in(blocks, source_span(transcript.blocks, span)), 1.0)
            for heard, said in pairs
            for change, span in corrections_of(
                transcript, occurrences(transcript, heard), heard, said
            )[0]
        ]
        details, shown, voices, added = apply(transcript.version, layer)
        turns = group(shown, voices)
        return transcript._replace(details=details, blocks=shown, turns=turns, added=added)

    return make
