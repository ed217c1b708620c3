"""What records meetings and calls, and editors of transcripts, whose files differ only in
their keys, as a table.

Keys after the services' own documentation of their responses and exports, and files of
theirs in public code.
"""

from .rows import by_shapes
from .shapes import MILLISECONDS, About, Columns, Named, Shape

_MS = MILLISECONDS
_SAMPLES = 1 / 16_000

FIREFLIES = by_shapes(
    "fireflies",
    "a Fireflies transcript",
    Shape(
        ("data.transcript.sentences", "transcript.sentences", "sentences", ""),
        ("speaker_name", "sentence|raw_text|ai_filters"),
        Columns(
            "text|sentence|raw_text",
            "start_time|startTime",
            "end_time|endTime",
            speaker="speaker_name|speaker_id",
        ),
        about=About(
            title="title",
            date="date|dateString",
            media="audio_url|video_url",
            url="transcript_url",
            people="participants",
            summary="summary.overview|summary.short_summary",
        ),
    ),
)
OTTER = by_shapes(
    "otter-json",
    "an Otter transcript as JSON",
    Shape(
        ("speech.transcripts", "transcripts", "data.speech.transcripts"),
        ("transcript", "start_offset"),
        Columns(
            "transcript",
            "start_offset",
            "end_offset",
            speaker="speaker_id|speaker_name|label|speaker_model_label",
            unit=_SAMPLES,
        ),
        "alignment",
        Columns("word", speaker="", inside=True),
        names=Named("speakers", "id|speaker_id", "speaker_name|name"),
        about=About(title="title", date="start_time|created_at", length="duration"),
    ),
)
RECALL = by_shapes(
    "recall",
    "a Recall.ai transcript",
    Shape(
        ("", "transcript", "data"),
        ("words.0.text", "words.0.start_timestamp|words.0.start_time", "participant|speaker"),
        Columns("", "", "", speaker="participant|speaker"),
        "words",
        Columns(
            "text",
            "start_timestamp.relative|start_timestamp|start_time",
            "end_timestamp.relative|end_timestamp|end_time",
            speaker="",
        ),
    ),
)
MEETGEEK = by_shapes(
    "meetgeek",
    "a MeetGeek transcript",
    Shape(
        ("sentences", "", "data.sentences"),
        ("transcript", "speaker", "timestamp"),
        Columns("transcript", "timestamp", ""),
    ),
)
TLDV = by_shapes(
    "tldv",
    "a tl;dv transcript",
    Shape(
        ("data", "transcript.data"),
        ("text", "speaker", "startTime"),
        Columns("text", "startTime", "endTime"),
        top=("meetingId|transcript.meetingId",),
        about=About(title="name", date="happenedAt"),
    ),
)
GRAIN = by_shapes(
    "grain",
    "a Grain transcript",
    Shape(
        ("", "transcript", "transcript_json", "recording.transcript"),
        ("text", "participant_id", "start"),
        Columns(unit=_MS),
        about=About(title="title", date="start_datetime", url="url", summary="ai_summary.text"),
    ),
)
FATHOM = by_shapes(
    "fathom",
    "a Fathom transcript",
    Shape(
        ("transcript", "items.0.transcript", ""),
        ("text", "timestamp", "speaker.display_name"),
        Columns("text", "timestamp", ""),
        about=About(
            title="title|meeting_title",
            date="recording_start_time|scheduled_start_time",
            language="transcript_language",
            url="share_url|url",
            people="calendar_invitees",
            summary="default_summary.markdown_formatted",
        ),
        left_out=(("action_items", "action items"), ("highlights", "highlights")),
    ),
)
READ_AI = by_shapes(
    "read-ai",
    "a Read AI transcript",
    Shape(
        ("transcript.speaker_blocks", "speaker_blocks"),
        ("words", "speaker", "start_time"),
        Columns("words", "start_time", "end_time"),
        about=About(
            title="title",
            date="start_time",
            began="start_time",
            url="report_url",
            people="participants",
            summary="summary",
        ),
        left_out=(
            ("action_items", "action items"),
            ("chapter_summaries", "summaries of chapters"),
            ("key_questions", "questions"),
            ("topics", "topics"),
        ),
    ),
)
GONG = by_shapes(
    "gong",
    "a Gong transcript",
    Shape(
        ("callTranscripts.0.transcript.*.sentences",),
        ("text", "start", "speakerId"),
        Columns(speaker="speakerId", unit=_MS),
    ),
)
SYMBL = by_shapes(
    "symbl",
    "a Symbl transcript",
    Shape(
        ("messages",),
        ("text", "from", "startTime|timeOffset"),
        Columns("text", "timeOffset|startTime", "endTime", "duration", "from"),
    ),
)
STREAM = by_shapes(
    "stream",
    "a Microsoft Stream transcript",
    Shape(
        ("entries",),
        ("text", "startOffset"),
        Columns("text", "startOffset", "endOffset", speaker="speakerDisplayName|speakerId"),
        about=About(language="entries.0.spokenLanguageTag"),
    ),
)
GOOGLE_MEET = by_shapes(
    "google-meet",
    "a Google Meet transcript",
    Shape(
        ("transcriptEntries", "entries", ""),
        ("text", "participant", "startTime", "languageCode"),
        Columns("text", "startTime", "endTime", speaker="participant"),
        about=About(language="transcriptEntries.0.languageCode"),
    ),
)
PLAUD = by_shapes(
    "plaud",
    "a Plaud transcript",
    Shape(
        ("", "trans_result", "data.trans_result"),
        ("content", "start_time", "original_speaker"),
        Columns("content", "start_time", "end_time", unit=_MS),
    ),
)
GRANOLA = by_shapes(
    "granola",
    "a Granola transcript",
    Shape(
        ("", "transcript"),
        ("text", "start_timestamp", "source"),
        Columns("text", "start_timestamp", "end_timestamp", speaker="source"),
    ),
)
DOTE = by_shapes(
    "dote",
    "a DOTE transcript",
    Shape(
        ("lines",),
        ("text", "startTime", "speakerDesignation"),
        Columns("text", "startTime", "endTime", speaker="speakerDesignation"),
    ),
)
AUTO_EDIT = by_shapes(
    "autoedit",
    "an autoEdit transcript",
    Shape(
        ("text.*.paragraph.*.line",),
        ("text", "startTime"),
        Columns("text", "startTime", "endTime"),
        joins=True,
        about=About(title="title", length="metadata.duration"),
    ),
)
DRAFT = by_shapes(
    "draft",
    "a transcript of BBC's transcript editor",
    Shape(
        ("blocks", "", "data.blocks"),
        ("text", "data.words", "entityRanges|type"),
        Columns("text", "data.start", "", speaker="data.speaker"),
        "data.words",
        Columns("text|punct|word", speaker=""),
    ),
    Shape(
        ("", "value"),
        ("children.0.text", "children.0.words"),
        Columns("children.0.text", "start", ""),
        "children.0.words",
        Columns(speaker=""),
    ),
)
BILIBILI = by_shapes(
    "bilibili",
    "Bilibili captions",
    Shape(
        ("body",),
        ("content", "from", "to"),
        Columns("content", "from", "to", speaker=""),
        about=About(language="lang"),
    ),
)
TED = by_shapes(
    "ted",
    "a TED transcript",
    Shape(
        ("captions",),
        ("content", "startTime", "startOfParagraph"),
        Columns("content", "startTime", "", "duration", "", unit=_MS),
    ),
    Shape(("paragraphs.*.cues",), ("text", "time"), Columns("text", "time", "", unit=_MS)),
)
KALTURA = by_shapes(
    "kaltura",
    "Kaltura captions",
    Shape(
        ("objects",),
        ("content.0.text", "startTime"),
        Columns("content", "startTime", "endTime", speaker="", unit=_MS),
    ),
)

FORMATS = (
    FIREFLIES,
    OTTER,
    RECALL,
    MEETGEEK,
    TLDV,
    GRAIN,
    FATHOM,
    READ_AI,
    GONG,
    SYMBL,
    STREAM,
    GOOGLE_MEET,
    PLAUD,
    GRANOLA,
    DOTE,
    AUTO_EDIT,
    DRAFT,
    BILIBILI,
    TED,
    KALTURA,
)
