"""What stands above a talk and is no title."""

from transcripts.formats import read


def test_a_sound_above_the_talk_is_no_title():
    text = (
        "(Intro music: slow piano)\n\n"
        "0:00:11.2 **Ann Bell** Welcome back to the harbour.\n\n"
        "0:00:15.7 **Ben Cole** I am glad to be here.\n\n"
        "0:00:19.0 **Ann Bell** Shall we begin with the tide?\n\n"
        "0:00:22.4 **Ben Cole** We shall, it is going out.\n"
    )
    assert read(text.encode(), "talk.txt").details.title is None
