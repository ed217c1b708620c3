"""Getting an address, from a server on loopback that does what servers do."""

import gzip
import time
import tracemalloc
import zlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest

from transcripts.sources import SourceError
from transcripts.sources.web import Limits, Validators, Web

TALK = "Ann: Good morning.\nBob: It is one, isn't it?\nAnn: So they say.\n"


@pytest.fixture
def web() -> Iterator[Web]:
    with Web(Limits(size=100_000, connect=5, read=5, whole=10)) as web:
        yield web


def refusal(web: Web, url: str) -> str:
    with pytest.raises(SourceError) as caught:
        web.get(url)
    return str(caught.value)


def test_a_file_comes_whole_under_its_name(site: Any, web: Web) -> None:
    answer = web.get(site.put("/talks/fog%20one.txt?x=1", TALK) + "#top")
    assert answer.data.decode() == TALK
    assert answer.name == "fog one.txt"


def test_a_plain_user_agent_and_nothing_else_is_sent(site: Any, web: Web) -> None:
    web.get(site.put("/a", TALK))
    headers = site.asked[0][1]
    assert headers["user-agent"].startswith("tapelog/")
    assert set(headers) == {"host", "user-agent", "accept", "accept-encoding", "connection"}


def test_the_server_may_name_the_file(site: Any, web: Web) -> None:
    url = site.put("/get", TALK, Content_Disposition='attachment; filename="../x; fog.vtt"')
    assert web.get(url).name == "x fog.vtt"


def test_no_cookie_is_kept_or_sent(site: Any, web: Web) -> None:
    web.get(site.put("/a", TALK, Set_Cookie="who=ann; Path=/"))
    web.get(site.url("/a"))
    assert "cookie" not in site.asked[1][1]


def test_redirects_lead_to_the_file_and_its_name(site: Any, web: Web) -> None:
    site.put("/there/talk.vtt", TALK)
    site.redirect("/b", "there/talk.vtt", 308)
    answer = web.get(site.redirect("/a", "/b", 301))
    assert (answer.name, answer.url) == ("talk.vtt", site.url("/there/talk.vtt"))


def test_a_password_goes_to_its_own_server_only_and_is_not_shown(site: Any, web: Web) -> None:
    elsewhere = site.put("/b", TALK).replace("127.0.0.1", "localhost")
    named = site.redirect("/a", elsewhere).replace("//", "//ann:secret@")
    answer = web.get(named)
    first, second = (headers for _, headers in site.asked)
    assert first["authorization"].startswith("Basic ")
    assert "authorization" not in second
    site.put("/c", TALK)
    assert "secret" not in web.get(site.url("/c").replace("//", "//ann:secret@")).url
    assert answer.data


def test_a_circle_of_redirects_ends(site: Any, web: Web) -> None:
    site.redirect("/b", "/a")
    assert "round in a circle" in refusal(web, site.redirect("/a", "/b"))
    assert site.paths == ["/a", "/b"]


def test_redirects_without_end_end(site: Any, web: Web) -> None:
    for number in range(30):
        site.redirect(f"/{number}", f"/{number + 1}")
    assert "leads on more than 10 times" in refusal(web, site.url("/0"))
    assert len(site.asked) == 11


@pytest.mark.parametrize(
    ("to", "scheme"),
    [
        ("file:///etc/passwd", "file:"),
        ("ftp://127.0.0.1/x", "ftp:"),
        ("data:text/plain,Ann: hello", "data:"),
        ("javascript:alert(1)", "javascript:"),
    ],
)
def test_a_redirect_to_another_scheme_is_refused_by_its_name(
    site: Any, web: Web, to: str, scheme: str
) -> None:
    said = refusal(web, site.redirect("/a", to))
    assert f"only http and https addresses are opened, not {scheme}" in said


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://x/y", "http://", "https://[::1", "http://h:x/", "nope"]
)
def test_only_whole_web_addresses_are_opened(web: Web, url: str) -> None:
    assert refusal(web, url).startswith(("only http and https", "it is not a whole address"))


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (404, "nothing at this address (404)"),
        (410, "nothing at this address (410)"),
        (401, "without a login"),
        (403, "without a login"),
        (500, "in trouble (500)"),
        (418, "status 418"),
        (204, "status 204"),
    ],
)
def test_what_the_server_refuses_is_said(site: Any, web: Web, status: int, words: str) -> None:
    url = site.put("/a", "" if status == 204 else "<html><p>Ann: hello", status)
    assert words in refusal(web, url)


def test_a_server_that_asks_to_wait_is_waited_for_by_the_person(site: Any, web: Web) -> None:
    assert "try again in 120 seconds" in refusal(web, site.put("/a", "", 429, Retry_After="120"))
    assert "asks to wait (429); try again later" in refusal(web, site.put("/b", "", 429))


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", gzip.compress(TALK.encode())),
        ("x-gzip", gzip.compress(TALK[:20].encode()) + gzip.compress(TALK[20:].encode())),
        ("gzip", gzip.compress(TALK.encode()) + bytes(100)),
        ("deflate", zlib.compress(TALK.encode())),
        ("deflate", zlib.compress(TALK.encode())[2:-4]),
        ("identity", TALK.encode()),
        ("", TALK.encode()),
    ],
)
def test_a_packed_body_is_unpacked(site: Any, web: Web, encoding: str, body: bytes) -> None:
    assert web.get(site.put("/a", body, Content_Encoding=encoding)).data.decode() == TALK


def test_a_bomb_is_not_unpacked(site: Any, web: Web) -> None:
    bomb = gzip.compress(bytes(60_000_000), 9)
    assert len(bomb) < web.limits.size
    url = site.put("/a", bomb, Content_Encoding="gzip")
    web.get(site.put("/warm", TALK))
    tracemalloc.start()
    try:
        assert refusal(web, url) == "it is larger than 0.0954 MB"
        assert tracemalloc.get_traced_memory()[1] < 5_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    ("encoding", "body", "words"),
    [
        ("br", b"\x0b\x02\x80hello\x03", "packs it in a way"),
        ("gzip, gzip", gzip.compress(gzip.compress(b"x")), "packs it in a way"),
        ("gzip", b"\x1f\x8bnot gzip at all", "damaged"),
        ("gzip", gzip.compress(TALK.encode() * 100)[:-20], "cut off"),
    ],
)
def test_what_cannot_be_unpacked_is_refused(
    site: Any, web: Web, encoding: str, body: bytes, words: str
) -> None:
    said = refusal(web, site.put("/a", body, Content_Encoding=encoding))
    assert words in said


def test_a_large_file_is_refused_before_it_is_read(site: Any, web: Web) -> None:
    def announce(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Length", "100001")
        request.end_headers()
        site.stopped.wait(5)

    began = time.monotonic()
    assert "larger than" in refusal(web, site.do("/a", announce))
    assert time.monotonic() - began < 3


def test_a_file_that_grows_too_large_is_given_up(site: Any, web: Web) -> None:
    def pour(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Transfer-Encoding", "chunked")
        request.end_headers()
        while not site.stopped.is_set():
            request.wfile.write(b"4000\r\n" + bytes(0x4000) + b"\r\n")

    assert "larger than" in refusal(web, site.do("/a", pour))


def test_a_body_in_chunks_comes_whole(site: Any, web: Web) -> None:
    def chunks(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Transfer-Encoding", "chunked")
        request.end_headers()
        for part in (TALK[:7], TALK[7:]):
            request.wfile.write(f"{len(part):x}\r\n{part}\r\n".encode())
        request.wfile.write(b"0\r\n\r\n")

    seen: list[tuple[int, int | None]] = []
    answer = web.get(site.do("/a", chunks), progress=lambda *at: seen.append(at))
    assert answer.data.decode() == TALK
    assert seen[-1] == (len(TALK), None)


def test_progress_knows_the_whole_where_the_server_says_it(site: Any, web: Web) -> None:
    seen: list[tuple[int, int | None]] = []
    web.get(site.put("/a", TALK), progress=lambda *at: seen.append(at))
    assert seen[-1] == (len(TALK), len(TALK))


@pytest.mark.parametrize("part", ["body", "head"])
def test_a_server_that_drips_is_not_waited_for(site: Any, part: str) -> None:
    def drip(request: BaseHTTPRequestHandler) -> None:
        if part == "body":
            request.send_response(200)
            request.send_header("Content-Length", "90000")
            request.end_headers()
        else:
            request.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
        while not site.stopped.wait(0.02):
            request.wfile.write(b"x")
            request.wfile.flush()

    with Web(Limits(read=5, whole=0.5)) as web:
        began = time.monotonic()
        assert refusal(web, site.do("/a", drip)).startswith("it had not come after 0.5 seconds")
        assert time.monotonic() - began < 3
        assert web.get(site.put("/b", TALK)).data


def test_a_server_that_falls_silent_is_not_waited_for(site: Any) -> None:
    with Web(Limits(read=0.3, whole=20)) as web:
        said = refusal(web, site.do("/a", lambda request: site.stopped.wait(10)))
    assert said == "127.0.0.1 stopped sending; try again later"


def test_a_connection_cut_in_the_middle_gives_nothing(site: Any, web: Web) -> None:
    def cut(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Length", "5000")
        request.end_headers()
        request.wfile.write(TALK.encode())
        request.wfile.flush()
        request.close_connection = True

    assert refusal(web, site.do("/a", cut)) == "the connection was cut off before the end"


def test_no_server_there_is_said(site: Any, web: Web) -> None:
    assert "127.0.0.1 cannot be reached" in refusal(web, "http://127.0.0.1:1/x")


def test_what_is_not_new_is_not_sent_again(site: Any, web: Web) -> None:
    date = "Wed, 21 Oct 2026 07:28:00 GMT"

    def answer(request: BaseHTTPRequestHandler) -> None:
        same = request.headers["If-None-Match"] == '"v1"'
        assert not same or request.headers["If-Modified-Since"] == date
        request.send_response(304 if same else 200)
        request.send_header("ETag", '"v1"')
        request.send_header("Last-Modified", date)
        if not same:
            request.send_header("Content-Length", str(len(TALK)))
        request.end_headers()
        request.wfile.write(b"" if same else TALK.encode())

    url = site.do("/a", answer)
    first = web.get(url)
    assert first.validators == Validators('"v1"', date)
    again = web.get(url, first.validators)
    assert (again.unchanged, again.data) == (True, b"")


def test_the_content_type_is_not_believed(site: Any, web: Web) -> None:
    url = site.put("/a.vtt", TALK, Content_Type="image/png")
    assert web.get(url).data.decode() == TALK
