"""Files of one conversation find each other by their names."""

import pytest

from transcripts.sources.stems import belongs_with, talks_beside


@pytest.mark.parametrize(
    ("talk", "companion"),
    [
        ("talk.vtt", "talk.chapters.json"),
        ("talk.vtt", "talk.chapters.txt"),
        ("talk.vtt", "talk.chapters.vtt"),
        ("talk.vtt", "talk.info.json"),
        ("talk.vtt", "talk.rttm"),
        ("talk.vtt", "talk.psc.xml"),
        ("talk.vtt", "talk.psc"),
        ("talk.vtt", "talk.ffmetadata"),
        ("talk.vtt", "talk.description"),
        ("talk.vtt", "talk.diarization.json"),
        ("talk.vtt", "talk.mp3"),
        ("talk.vtt", "TALK.MP3"),
        ("Talk.VTT", "talk.Info.JSON"),
        ("talk.en.vtt", "talk.info.json"),
        ("talk.en-orig.vtt", "talk.info.json"),
        ("talk.en-US.vtt", "talk.info.json"),
        ("talk.zh-Hans.json3", "talk.info.json"),
        ("talk.pt_BR.srt", "talk.info.json"),
        ("talk.en-uYU-mmqFLq8.vtt", "talk.info.json"),
        ("talk.en.sdh.srt", "talk.mkv"),
        ("talk.transcript.json", "talk.chapters.json"),
        ("talk.captions.en.vtt", "talk.m4a"),
        ("talk.en.captions.vtt", "talk.m4a"),
        ("talk.mp3.srt", "talk.chapters.json"),
        ("talk.mp3.srt", "talk.mp3"),
        ("talk.wav.json", "talk.wav"),
        ("talk.txt", "talk.mp3.chapters.txt"),
        ("talk.vtt", "talk.f251.webm"),
        ("ep-12-transcript.srt", "ep-12-chapters.json"),
        ("ep_12_transcript.srt", "ep_12.mp3"),
        ("A talk [a-B_9].en.vtt", "A talk [a-B_9].info.json"),
        ("v1.2 talk.en.vtt", "v1.2 talk.info.json"),
        ("Mr.Ed.vtt", "Mr.Ed.info.json"),
        ("It.Is.So.vtt", "It.Is.So.info.json"),
        ("transcript.vtt", "chapters.json"),
        ("a/b/talk.vtt", "a/b/talk.info.json"),
        ("Zoe\u0308.vtt", "Zo\u00eb.mp3"),
        ("talk.en.vtt", "talk.chapters.en.vtt"),
        ("talk", "talk.mp3"),
    ],
)
def test_a_talk_has_its_companion(talk: str, companion: str) -> None:
    assert belongs_with([companion, talk]) == {talk: (companion,)}


@pytest.mark.parametrize(
    ("talk", "other"),
    [
        ("talk.vtt", "talk2.info.json"),
        ("talk.vtt", "other.chapters.json"),
        ("a/talk.vtt", "b/talk.info.json"),
        ("talk.part.vtt", "talk.info.json"),
        ("Mr.Ed.vtt", "Mr.info.json"),
        ("talk.de.vtt", "talk.en.chapters.vtt"),
        ("talk.vtt", "talk.jpg"),
        ("talk.vtt", "talk.live_chat.json"),
        ("talk.vtt", "chapters.json"),
        ("talk.vtt", ".mp3"),
    ],
)
def test_what_has_another_stem_stays_away(talk: str, other: str) -> None:
    assert belongs_with([talk, other])[talk] == ()


def test_captions_in_several_languages_share_what_is_told_of_the_video() -> None:
    names = ["x.en.vtt", "x.de.vtt", "x.en-orig.vtt", "x.info.json", "x.webp", "x.live_chat.json"]
    assert belongs_with(names) == dict.fromkeys(names[:3], ("x.info.json",))


def test_other_transcripts_of_a_stem_are_talks_of_their_own() -> None:
    names = ["x.json", "x.srt", "x.tsv", "x.txt", "x.vtt"]
    assert belongs_with(names) == dict.fromkeys(names, ())


def test_chapters_come_before_what_is_told_of_the_video_and_the_recording_last() -> None:
    names = ["x.mp3", "x.info.json", "x.rttm", "x.chapters.txt", "x.srt"]
    assert belongs_with(names) == {
        "x.srt": ("x.chapters.txt", "x.rttm", "x.info.json", "x.mp3"),
    }


def test_no_names_belong_with_none() -> None:
    assert belongs_with([]) == {}


@pytest.mark.parametrize("name", ["", ".", "..", ".json", "chapters", "a.", "\udc80.vtt", "." * 9])
def test_any_name_can_be_asked(name: str) -> None:
    belongs_with([name, "talk.vtt"])


def test_a_file_that_turns_out_to_be_a_companion_finds_its_talks() -> None:
    names = ["x.en.vtt", "x.json", "x.mp3", "y.vtt", "x.srt", "z/x.vtt"]
    assert talks_beside("x.json", names) == ("x.en.vtt", "x.srt")


def test_names_with_many_endings_are_soon_taken_apart() -> None:
    belongs_with(["talk" + ".en" * 30_000 + ".vtt", "talk" + ".chapters" * 30_000 + ".json"])
