"""Chapters and tags out of recordings, by our own readers and by way of ffprobe.

The recordings here are made byte by byte, of headers alone; no sound is in them. One test
asks the real ffprobe, where there is one.
"""

import io
import json
import os
import shutil
import struct
import subprocess
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from transcripts.formats import NotATranscript, understand
from transcripts.model import Companion
from transcripts.sources import SourceError
from transcripts.sources.media import (
    MediaText,
    captions_bytes,
    companion_bytes,
    id3,
    is_media,
    matroska,
    mp4,
    vorbis,
)
from transcripts.sources.media.recording import Damaged

from .conftest import python_program

CHAPTERS = [("Intro", 0.0), ("Zwei – 二", 5.0), ("Three", 12.5)]
LENGTH = 20.0


# Recordings, byte by byte.


def syncsafe(value: int) -> bytes:
    return bytes(value >> shift & 0x7F for shift in (21, 14, 7, 0))


def frame(name: str, body: bytes, version: int = 4, flags: int = 0) -> bytes:
    if version == 2:
        return name.encode() + len(body).to_bytes(3, "big") + body
    size = syncsafe(len(body)) if version == 4 else len(body).to_bytes(4, "big")
    return name.encode() + size + bytes([0, flags]) + body


def text(value: str, encoding: int = 3) -> bytes:
    codec = ("latin-1", "utf-16", "utf-16-be", "utf-8")[encoding]
    return bytes([encoding]) + value.encode(codec)


def tag(frames: bytes, version: int = 4, flags: int = 0) -> bytes:
    return b"ID3" + bytes([version, 0, flags]) + syncsafe(len(frames)) + frames


def id3_chapters(version: int = 4, encoding: int = 3) -> bytes:
    found = frame("CTOC", b"toc\0\x03\x03a\0b\0c\0", version)
    ends = [start for _, start in CHAPTERS[1:]] + [LENGTH]
    for number, ((title, start), end) in enumerate(zip(CHAPTERS, ends, strict=True)):
        times = struct.pack(">IIII", int(start * 1000), int(end * 1000), 2**32 - 1, 2**32 - 1)
        picture = frame("APIC", b"\0image/png\0\0\0" + b"\xff\x00" * 99, version)
        name = frame("TIT2", text(title, encoding), version)
        found += frame("CHAP", f"c{number}\0".encode() + times + picture + name, version)
    return found


def mp3(version: int = 4, encoding: int = 3) -> bytes:
    frames = frame("TIT2", text("The harbour", encoding), version)
    frames += frame("TALB", text("Tapes", encoding), version)
    if version == 3:
        frames += frame("TYER", text("2023", 0), 3) + frame("TDAT", text("0806", 0), 3)
    else:
        frames += frame("TDRC", text("2023-06-08"), version)
    return tag(frames + id3_chapters(version, encoding) + b"\0" * 50, version) + SOUND


SOUND = b"\xff\xfb\x90\x00" + b"\0" * 400


def box(name: bytes, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return (8 + len(body)).to_bytes(4, "big") + name + body


def item(name: bytes, value: str) -> bytes:
    return box(name, box(b"data", struct.pack(">II", 1, 0), value.encode()))


FTYP = box(b"ftyp", b"M4A \0\0\2\0M4A isom")
TAGS = box(
    b"meta",
    b"\0\0\0\0",
    box(b"hdlr", bytes(25)),
    box(
        b"ilst",
        item(b"\xa9nam", "The harbour"),
        item(b"\xa9alb", "Tapes"),
        item(b"\xa9day", "2023-06-08"),
    ),
)


def mvhd() -> bytes:
    return box(b"mvhd", bytes(12), struct.pack(">II", 1000, int(LENGTH * 1000)), bytes(80))


def m4b_nero() -> bytes:
    rows = b""
    for title, start in CHAPTERS:
        name = title.encode()
        rows += struct.pack(">QB", int(start * 10_000_000), len(name)) + name
    chpl = box(b"chpl", b"\1\0\0\0\0\0\0\0", bytes([len(CHAPTERS)]), rows)
    return FTYP + box(b"mdat", bytes(99)) + box(b"moov", mvhd(), box(b"udta", TAGS, chpl))


def track(number: int, *parts: bytes) -> bytes:
    return box(b"trak", box(b"tkhd", bytes(12), number.to_bytes(4, "big"), bytes(68)), *parts)


def m4b_quicktime(late: float = 0.0, mdat_last: bool = False, wide: bool = False) -> bytes:
    """Sound that names a text track, whose samples, two in a chunk, are the titles."""
    samples = [len(t.encode()).to_bytes(2, "big") + t.encode() for t, _ in CHAPTERS]
    samples[1] = (
        len(samples[1]).to_bytes(2, "big") + b"\xfe\xff" + CHAPTERS[1][0].encode("utf-16-be")
    )
    samples[1] = (len(samples[1]) - 2).to_bytes(2, "big") + samples[1][2:]
    samples[2] += box(b"encd", b"\0\0\1\0")
    lasts = [5000, 7500, 7500]

    def moov(at: int) -> bytes:
        places = [at, at + len(samples[0]) + len(samples[1])]
        table = box(
            b"stbl",
            box(b"stts", struct.pack(">II", 0, 2), struct.pack(">IIII", 1, 5000, 2, 7500)),
            box(b"stsc", struct.pack(">II", 0, 2), struct.pack(">IIIIII", 1, 2, 1, 2, 1, 1)),
            box(b"stsz", struct.pack(">IIIIII", 0, 0, 3, *map(len, samples))),
            box(b"co64", struct.pack(">IIQQ", 0, 2, *places))
            if wide
            else box(b"stco", struct.pack(">IIII", 0, 2, *places)),
        )
        mdia = box(
            b"mdia",
            box(b"mdhd", bytes(12), struct.pack(">II", 1000, sum(lasts)), bytes(4)),
            box(b"hdlr", bytes(8), b"text", bytes(13)),
            box(b"minf", table),
        )
        edits = struct.pack(">IIIiIIiI", 0, 2, int(late * 1000), -1, 1 << 16, 20_000, 0, 1 << 16)
        return box(
            b"moov",
            mvhd(),
            track(1, box(b"tref", box(b"chap", (2).to_bytes(4, "big")))),
            track(2, *([box(b"edts", box(b"elst", edits))] if late else []), mdia),
            box(b"udta", TAGS),
        )

    data = b"".join(samples)
    if mdat_last:
        size = len(moov(0))
        return FTYP + moov(len(FTYP) + size + 8) + box(b"mdat", data)
    mdat = struct.pack(">I4sQ", 1, b"mdat", 16 + len(data)) + data if wide else box(b"mdat", data)
    return FTYP + mdat + moov(len(FTYP) + len(mdat) - len(data))


def comments(*pairs: str) -> bytes:
    maker = b"made by hand"
    rows = b"".join(struct.pack("<I", len(p.encode())) + p.encode() for p in pairs)
    return struct.pack("<I", len(maker)) + maker + struct.pack("<I", len(pairs)) + rows


PAIRS = (
    "title=The harbour",
    "ALBUM=Tapes",
    "DATE=2023-06-08",
    *(
        pair
        for number, (title, start) in enumerate(CHAPTERS)
        for pair in (
            f"CHAPTER{number:03}=00:00:{start:06.3f}",
            f"CHAPTER{number:03}NAME={title}",
        )
    ),
)


def page(serial: int, body: bytes, granule: int = 0) -> bytes:
    """One or more pages of Ogg that hold one packet."""
    sizes = [255] * (len(body) // 255) + [len(body) % 255]
    pages, at = b"", 0
    for begin in range(0, len(sizes), 255):
        part = sizes[begin : begin + 255]
        length = sum(part)
        head = b"OggS\0\0" + struct.pack("<QIIIB", granule, serial, 0, 0, len(part))
        pages += head + bytes(part) + body[at : at + length]
        at += length
    return pages


def ogg(*packets: bytes) -> bytes:
    return b"".join(page(7, packet) for packet in packets) + page(7, bytes(40), granule=48_000)


def flac() -> bytes:
    body = comments(*PAIRS)
    picture = bytes([6]) + (500).to_bytes(3, "big") + bytes(500)
    return b"fLaC\0\0\0\x22" + bytes(34) + picture + b"\x84" + len(body).to_bytes(3, "big") + body


def element(id: int, *parts: bytes) -> bytes:
    body = b"".join(parts)
    width = (id.bit_length() + 7) // 8
    return id.to_bytes(width, "big") + (len(body) | 1 << 56).to_bytes(8, "big") + body


def mkv() -> bytes:
    atoms = b""
    for title, start in CHAPTERS:
        when = element(0x91, int(start * 10**9).to_bytes(8, "big"))
        atoms += element(0xB6, when, element(0x80, element(0x85, title.encode())))
    info = element(
        0x1549A966, element(0x7BA9, b"The harbour"), element(0x4489, struct.pack(">d", 2e4))
    )
    tags = element(
        0x1254C367,
        element(
            0x7373,
            element(0x63C0, element(0x63C5, b"\1")),
            element(0x67C8, element(0x45A3, b"ALBUM"), element(0x4487, b"of a track")),
        ),
        element(
            0x7373,
            element(0x67C8, element(0x45A3, b"ALBUM"), element(0x4487, b"Tapes")),
            element(0x67C8, element(0x45A3, b"DATE_RELEASED"), element(0x4487, b"2023-06-08")),
        ),
    )
    cluster = element(0x1F43B675, bytes(300))
    hidden = element(0x45B9, element(0x45BD, b"\1"), element(0xB6, element(0x91, b"\0")))
    chapters = element(0x1043A770, hidden, element(0x45B9, atoms))
    return element(0x1A45DFA3, bytes(9)) + element(0x18538067, info, cluster, tags, chapters)


RECORDINGS: dict[str, bytes] = {
    "ID3v2.4": mp3(),
    "ID3v2.4, UTF-16": mp3(4, 1),
    "ID3v2.3": mp3(3, 1),
    "ID3v2.3, UTF-16 without a mark": mp3(3, 2),
    "Nero": m4b_nero(),
    "QuickTime": m4b_quicktime(),
    "QuickTime, index first": m4b_quicktime(mdat_last=True),
    "QuickTime, large": m4b_quicktime(wide=True),
    "Opus": ogg(b"OpusHead" + bytes(11), b"OpusTags" + comments(*PAIRS)),
    "Vorbis": ogg(b"\x01vorbis" + bytes(23), b"\x03vorbis" + comments(*PAIRS) + b"\1"),
    "Vorbis, with a picture": ogg(
        b"\x01vorbis" + bytes(23),
        b"\x03vorbis" + comments("METADATA_BLOCK_PICTURE=" + "A" * 200_000, *PAIRS) + b"\1",
    ),
    "Speex": ogg(b"Speex   " + bytes(72), comments(*PAIRS)),
    "FLAC in Ogg": ogg(b"\x7fFLAC" + bytes(46), b"\x84\0\0\0" + comments(*PAIRS)),
    "FLAC": flac(),
    "FLAC after ID3": tag(frame("TIT2", text("The harbour"))) + flac(),
    "Matroska": mkv(),
}


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without ffmpeg's programs."""
    monkeypatch.setenv("PATH", "")


@pytest.fixture
def kept(tmp_path: Path) -> Callable[..., str]:
    def keep(data: bytes, name: str = "talk.mp3") -> str:
        path = tmp_path / name
        path.write_bytes(data)
        return str(path)

    return keep


def read(found: MediaText | None) -> Companion:
    assert found is not None
    companion = understand(found.data, found.name)
    assert isinstance(companion, Companion)
    return companion


def chapters(companion: Companion) -> list[tuple[str, float | None]]:
    return [(one.title, one.start) for one in companion.details.chapters]


@pytest.mark.parametrize("kind", RECORDINGS)
def test_chapters_title_show_and_date_are_read_without_ffprobe(
    kind: str, alone: None, kept: Callable[..., str]
) -> None:
    assert is_media(RECORDINGS[kind][:4096])
    found = companion_bytes(kept(RECORDINGS[kind]))
    companion = read(found)
    assert chapters(companion) == CHAPTERS
    details = companion.details
    assert (details.title, details.show) == ("The harbour", "Tapes")
    assert str(details.published) == "2023-06-08"
    if kind in ("Nero", "QuickTime", "Matroska"):
        assert details.duration == LENGTH


def test_what_is_kept_of_a_recording_is_text_of_a_known_format(
    alone: None, kept: Callable[..., str]
) -> None:
    found = companion_bytes(kept(mp3(), "a\x1bb.mp3"))
    assert found is not None
    assert found.name == "a␛b.mp3"
    assert found.data.startswith(b";FFMETADATA1\ntitle=The harbour\n")
    assert read(found).format == "ffmetadata"


def test_a_chapter_track_that_begins_late_is_moved(alone: None, kept: Callable[..., str]) -> None:
    found = chapters(read(companion_bytes(kept(m4b_quicktime(late=1.5)))))
    assert [start for _, start in found] == [1.5, 6.5, 14.0]


def test_unsynchronised_tags_are_read(alone: None, kept: Callable[..., str]) -> None:
    # UTF-16 begins with FF FE; in an unsynchronised tag no FF may be followed by such.
    frames = frame("TIT2", b"\1\xff\xfe" + "\u00ff\u0100x".encode("utf-16-le"), 3)
    whole = tag(frames.replace(b"\xff", b"\xff\x00"), 3, 0x80)
    assert read(companion_bytes(kept(whole + SOUND))).details.title == "ÿĀx"
    body = b"\1" + b"\xff\x00\xfe" + "a".encode("utf-16-le")
    single = tag(frame("TIT2", body, 4, flags=0x02))
    assert read(companion_bytes(kept(single + SOUND))).details.title == "a"


def test_sizes_that_are_not_syncsafe_are_met(alone: None, kept: Callable[..., str]) -> None:
    """iTunes writes 2.4 with the sizes of 2.3."""
    long = text("T" * 300)
    frames = b"TALB" + len(long).to_bytes(4, "big") + b"\0\0" + long
    found = companion_bytes(kept(tag(frames + frame("TIT2", text("After"))) + SOUND))
    assert read(found).details.title == "After"


def test_tags_of_version_two_are_read(alone: None, kept: Callable[..., str]) -> None:
    found = companion_bytes(kept(tag(frame("TT2", text("Old", 0), 2), 2) + SOUND))
    assert read(found).details.title == "Old"


@pytest.mark.parametrize(
    "data",
    [
        SOUND,
        tag(b"\0" * 40) + SOUND,
        FTYP + box(b"moov", mvhd()),
        ogg(b"OpusHead" + bytes(11), b"OpusTags" + comments("ENCODER=x")),
        b"RIFF\0\0\0\0WAVEfmt " + bytes(99),
    ],
)
def test_a_recording_that_tells_nothing_gives_nothing(
    data: bytes, alone: None, kept: Callable[..., str]
) -> None:
    assert is_media(data)
    path = kept(data)
    assert companion_bytes(path) is None
    assert captions_bytes(path) is None
    with pytest.raises(NotATranscript, match="transcribe it first"):
        understand(data, "talk.mp3")


@pytest.mark.parametrize(
    "data",
    [
        mp3()[:60],
        FTYP[:12],
        FTYP + box(b"mdat", bytes(40)),
        m4b_nero()[:-30],
        ogg(b"OpusHead" + bytes(11))[:40],
        flac()[:70],
        mkv()[:5],
    ],
)
def test_a_damaged_recording_is_said_to_be(
    data: bytes, alone: None, kept: Callable[..., str]
) -> None:
    assert is_media(data)
    with pytest.raises(SourceError, match="damaged or cut off; get it again"):
        companion_bytes(kept(data))


def test_a_recording_that_is_not_there_is_a_source_error(alone: None, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be read"):
        companion_bytes(str(tmp_path / "none.mp3"))


@pytest.mark.parametrize(
    "data",
    [
        b"ID3 is what the tags are called, and nobody knows why.\n",
        b"Good morning. The OggS of the world.\n",
        b"RIFF raff, as they say.\n",
        b"And moov on.\n",
        b"G" * 600,
        "\ufeffÿûa".encode("utf-16-le"),
        b"WEBVTT\n",
        b"",
    ],
)
def test_words_are_no_recording(data: bytes) -> None:
    assert not is_media(data)


def test_a_large_recording_is_not_read_whole(alone: None, tmp_path: Path) -> None:
    """An index that stands behind four gigabytes of sound, which take no room on the disk."""
    path = tmp_path / "long.m4b"
    sound = 4 * 1024**3
    with path.open("wb") as file:
        file.write(FTYP + struct.pack(">I4sQ", 1, b"mdat", sound))
        file.seek(sound - 16, 1)
        start = m4b_nero()
        file.write(start[start.index(b"moov") - 4 :])
    assert chapters(read(companion_bytes(str(path)))) == CHAPTERS


READERS: dict[str, Callable[[io.BytesIO], object]] = {
    "ID3v2.4": id3.read,
    "ID3v2.3": id3.read,
    "Nero": mp4.read,
    "QuickTime": mp4.read,
    "Vorbis": vorbis.read_ogg,
    "FLAC": vorbis.read_flac,
    "Matroska": matroska.read,
}


@pytest.mark.parametrize("kind", READERS)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_no_damage_breaks_a_reader(kind: str, data: st.DataObject) -> None:
    source = bytearray(RECORDINGS[kind])
    for _ in range(data.draw(st.integers(1, 10))):
        where = data.draw(st.integers(0, len(source) - 1))
        source[where] = data.draw(st.sampled_from([0, 1, 127, 128, 255]) | st.integers(0, 255))
    if data.draw(st.booleans()):
        del source[data.draw(st.integers(0, len(source))) :]
    with suppress(Damaged):
        READERS[kind](io.BytesIO(bytes(source)))


# ffmpeg's programs, played by a script.

ANSWER = {
    "streams": [
        {"codec_type": "audio", "codec_name": "aac", "tags": {"language": "eng"}},
        {"codec_type": "subtitle", "codec_name": "hdmv_pgs_subtitle"},
        {"codec_type": "subtitle", "codec_name": "subrip", "disposition": {"default": 0}},
        {
            "codec_type": "subtitle",
            "codec_name": "ass",
            "disposition": {"default": 1},
            "tags": {"language": "eng"},
        },
    ],
    "chapters": [
        {"start": int(start * 1000), "start_time": f"{start:.6f}", "tags": {"title": title}}
        for title, start in CHAPTERS
    ],
    "format": {"duration": "20.5", "tags": {"TITLE": "The harbour", "album": "Tapes"}},
}


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], Path]:
    """Puts a program on PATH, alone, that notes its arguments in a file."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))

    def put(name: str, body: str) -> Path:
        told = tmp_path / f"{name}.told"
        script = folder / name
        script.write_text(
            python_program(
                "import json, sys, time\n"
                f"json.dump(sys.argv[1:], open({str(told)!r}, 'w'))\n{body}\n"
            )
        )
        script.chmod(0o755)
        return told

    return put


def test_ffprobe_is_asked_where_it_is(
    program: Callable[[str, str], Path], kept: Callable[..., str]
) -> None:
    told = program("ffprobe", f"print({json.dumps(ANSWER)!r})")
    companion = read(companion_bytes(kept(SOUND)))
    assert chapters(companion) == CHAPTERS
    assert (companion.details.title, companion.details.show) == ("The harbour", "Tapes")
    assert (companion.details.language, companion.details.duration) == ("eng", 20.5)
    assert "-show_chapters" in json.loads(told.read_text())


@pytest.mark.parametrize("name", ["-i.mp3", "http:x.mp3", "a;b $(c) 'd'.mp3", "concat:a|b.mp3"])
def test_a_name_means_nothing_but_the_file(
    name: str, program: Callable[[str, str], Path], kept: Callable[..., str]
) -> None:
    told = program("ffprobe", f"print({json.dumps(ANSWER)!r})")
    path = kept(SOUND, name)
    companion_bytes(path)
    arguments = json.loads(told.read_text())
    assert arguments[arguments.index("-i") + 1] == f"file:{path}"
    assert arguments[arguments.index("-protocol_whitelist") + 1] == "file"


def test_chapters_that_ffprobe_does_not_know_are_found(
    program: Callable[[str, str], Path], kept: Callable[..., str]
) -> None:
    program("ffprobe", 'print(\'{"format": {"tags": {"title": "From ffprobe"}}}\')')
    companion = read(companion_bytes(kept(flac())))
    assert chapters(companion) == CHAPTERS
    assert companion.details.title == "From ffprobe"


@pytest.mark.parametrize(
    "body", ["sys.exit(1)", "print('no JSON')", "print('[]')", "print('[' * 99999)"]
)
def test_where_ffprobe_fails_our_own_reader_goes_on(
    body: str, program: Callable[[str, str], Path], kept: Callable[..., str]
) -> None:
    program("ffprobe", body)
    assert chapters(read(companion_bytes(kept(mp3())))) == CHAPTERS
    with pytest.raises(SourceError, match="damaged"):
        companion_bytes(kept(SOUND))


def test_an_ffprobe_that_never_ends_is_not_waited_for(
    program: Callable[[str, str], Path], kept: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("transcripts.sources.media.probe._PATIENCE", 0.5)
    program("ffprobe", "time.sleep(60)")
    assert chapters(read(companion_bytes(kept(mp3())))) == CHAPTERS


def test_captions_inside_a_recording_are_taken_out(
    program: Callable[[str, str], Path], kept: Callable[..., str]
) -> None:
    program("ffprobe", f"print({json.dumps(ANSWER)!r})")
    told = program("ffmpeg", "print('[Script Info]')")
    found = captions_bytes(kept(SOUND, "talk.mkv"))
    assert found == MediaText("talk.eng.ass", b"[Script Info]\n", ("1 other captions inside it",))
    arguments = json.loads(told.read_text())
    assert arguments[arguments.index("-map") + 1] == "0:3"
    assert arguments[arguments.index("-f") + 1] == "ass"


def test_without_ffmpeg_there_are_no_captions(
    program: Callable[[str, str], Path], kept: Callable[..., str]
) -> None:
    program("ffprobe", f"print({json.dumps(ANSWER)!r})")
    assert captions_bytes(kept(SOUND)) is None


def test_captions_that_cannot_be_taken_out_are_told(
    program: Callable[[str, str], Path], kept: Callable[..., str]
) -> None:
    program("ffprobe", f"print({json.dumps(ANSWER)!r})")
    program("ffmpeg", "sys.exit(1)")
    with pytest.raises(SourceError, match="captions cannot be taken out"):
        captions_bytes(kept(SOUND))


def test_a_transcript_in_the_lyrics_tag_is_found(alone: None, kept: Callable[..., str]) -> None:
    words = "Ann: I see.\nBob: You do.\n" * 30
    found = captions_bytes(kept(tag(frame("USLT", b"\3eng\0" + words.encode())) + SOUND))
    assert found == MediaText("talk.txt", words.encode())
    short = tag(frame("USLT", b"\3eng\0" + b"La la la.")) + SOUND
    assert captions_bytes(kept(short)) is None


def test_the_real_ffprobe_and_our_own_readers_agree(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not (shutil.which("ffmpeg") and shutil.which("ffprobe")):
        pytest.skip("there is no ffmpeg with ffprobe here")
    rows = "".join(
        f"[CHAPTER]\nTIMEBASE=1/1000\nSTART={int(start * 1000)}\nEND={int(end * 1000)}\n"
        f"title={title}\n"
        for (title, start), end in zip(CHAPTERS, [5.0, 12.5, LENGTH], strict=True)
    )
    meta = tmp_path / "meta.txt"
    meta.write_text(f";FFMETADATA1\ntitle=The harbour\nalbum=Tapes\ndate=2023-06-08\n{rows}")
    made = []
    for ending in ("mp3", "m4a", "m4b", "mov", "mka"):
        path = tmp_path / f"talk.{ending}"
        sound = ["-f", "lavfi", "-i", f"sine=duration={LENGTH}", "-i", str(meta)]
        command = ["ffmpeg", "-v", "error", *sound, "-map_metadata", "1", "-map", "0:a", str(path)]
        subprocess.run(command, check=True, stdin=subprocess.DEVNULL)
        made.append(str(path))
    asked = [read(companion_bytes(path)).details for path in made]
    monkeypatch.setenv("PATH", os.devnull)
    for path, by_ffprobe in zip(made, asked, strict=True):
        own = read(companion_bytes(path)).details
        assert chapters_of(own) == chapters_of(by_ffprobe) == CHAPTERS, path
        for name in ("title", "show", "published"):
            assert getattr(own, name) == getattr(by_ffprobe, name), path


def chapters_of(details: object) -> list[tuple[str, float]]:
    return [(one.title, one.start) for one in details.chapters]  # type: ignore[attr-defined]
