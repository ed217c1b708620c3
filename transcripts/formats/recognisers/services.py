"""Recognisers whose files differ only in their keys, as a table.

Keys after the services' own documentation of their responses and exports.
"""

from .rows import by_shapes
from .shapes import MILLISECONDS, About, Columns, Named, Parts, Shape

_MS = MILLISECONDS

_ASSEMBLY = Shape(
    ("utterances",),
    ("text", "words.0.text", "start"),
    Columns(unit=_MS, speaker="speaker|channel"),
    "words",
    Columns(unit=_MS),
    whole=True,
    about=About(
        language="language_code", length="audio_duration", media="audio_url", summary="summary"
    ),
    parts=Parts("chapters", "gist|headline", summary="summary", unit=_MS),
    left_out=(
        ("auto_highlights_result", "key phrases"),
        ("sentiment_analysis_results", "sentiments"),
        ("entities", "entities"),
        ("iab_categories_result.results", "topics"),
        ("content_safety_labels.results", "content warnings"),
    ),
)
ASSEMBLYAI = by_shapes(
    "assemblyai",
    "an AssemblyAI transcript",
    _ASSEMBLY,
    _ASSEMBLY._replace(rows=("sentences", "paragraphs")),
    # What its clients hand on of it.
    _ASSEMBLY._replace(rows=("",), needs=("text", "words.0.text", "words.0.confidence", "start")),
    _ASSEMBLY._replace(
        rows=("words",),
        needs=("text", "start"),
        words="",
        top=("audio_url|audio_duration|language_model|acoustic_model",),
        joins=True,
    ),
)
GLADIA = by_shapes(
    "gladia",
    "a Gladia transcript",
    Shape(
        (
            "result.transcription.utterances",
            "payload.transcription.utterances",
            "transcription.utterances",
            "result.utterances",
            "data.utterances",
            "utterances",
        ),
        ("text", "start", "words.0.word"),
        words="words",
        word=Columns("word", speaker="", glued=True),
        about=About(
            language="languages.0",
            length="metadata.audio_duration|result.metadata.audio_duration",
            summary="result.summarization.results",
        ),
        parts=Parts("result.chapterization.results", "headline", summary="summary"),
        channel="channel",
    ),
    Shape(
        ("prediction",),
        ("transcription", "time_begin"),
        Columns("transcription", "time_begin", "time_end"),
        "words",
        Columns("word", "time_begin", "time_end", speaker="", glued=True),
    ),
)
ELEVENLABS = by_shapes(
    "elevenlabs",
    "an ElevenLabs transcript",
    Shape(
        ("words", "transcripts.*.words"),
        ("text", "type"),
        Columns(speaker="speaker_id|channel_index", glued=True, sound="type=audio_event"),
        top=("language_code|transcripts.0.language_code",),
        joins=True,
        channel="channel_index",
        about=About(language="language_code", length="audio_duration_secs"),
        left_out=(("entities", "entities"),),
    ),
)
SONIOX = by_shapes(
    "soniox",
    "a Soniox transcript",
    Shape(
        ("tokens", "transcript.tokens", "result.tokens"),
        ("text", "start_ms"),
        Columns("text", "start_ms", "end_ms", unit=_MS, glued=True),
        joins=True,
        about=About(language="language"),
    ),
)
SPEECHMATICS_1 = by_shapes(
    "speechmatics-v1",
    "a Speechmatics transcript",
    Shape(
        ("words",),
        ("name", "time", "duration"),
        Columns("name", "time", "", "duration", speaker=""),
        top=("job|speakers",),
        joins=True,
        voices=("speakers", Columns("", "time", "", "duration", "name")),
        about=About(title="job.name", language="job.lang", length="job.duration"),
    ),
)
TRINT = by_shapes(
    "trint",
    "a Trint transcript",
    Shape(
        ("words",),
        ("value", "time", "duration"),
        Columns("value", "time", "", "duration", unit=_MS),
        joins=True,
        about=About(title="title"),
    ),
)
HAPPY_SCRIBE = by_shapes(
    "happy-scribe",
    "a Happy Scribe transcript",
    Shape(
        ("", "transcript", "segments"),
        ("words.0.data_start", "words.0.text"),
        Columns(""),
        "words",
        Columns("text", "data_start", "data_end", speaker=""),
    ),
)
AMBERSCRIPT = by_shapes(
    "amberscript",
    "an Amberscript transcript",
    Shape(
        ("segments",),
        ("words.0.text", "words.0.start"),
        Columns(""),
        "words",
        Columns(speaker="", confidence="conf"),
        top=("speakers.0.spkid",),
        names=Named("speakers", "spkid"),
        about=About(language="language"),
    ),
)
KALDI = by_shapes(
    "kaldi",
    "a Kaldi transcript",
    Shape(
        ("retval.words", "words"),
        ("word", "punct", "start"),
        Columns("punct|word", speaker=""),
        joins=True,
        voices=(
            "segmentation.segments|retval.segmentation.segments",
            Columns("", "start", "", "duration", "speaker"),
        ),
    ),
)
VOSK = by_shapes(
    "vosk",
    "a Vosk transcript",
    Shape(
        (
            "result",
            "*.result",
            "alternatives.0.result",
            "*.alternatives.0.result",
            "results.*.result",
        ),
        ("word", "start", "end"),
        Columns("word", confidence="conf|confidence", speaker=""),
        joins=True,
    ),
)
FUNASR = by_shapes(
    "funasr",
    "a FunASR transcript",
    Shape(
        ("*.sentence_info", "sentence_info"),
        ("text|sentence", "start", "end"),
        Columns("text|sentence", speaker="spk", unit=_MS),
    ),
)
NEMO = by_shapes(
    "nemo",
    "a NeMo transcript",
    Shape(
        ("timestamp.segment", "*.timestamp.segment"),
        ("segment", "start"),
        Columns("segment", speaker=""),
    ),
    Shape(
        ("timestamp.word", "*.timestamp.word"),
        ("word", "start"),
        Columns("word", speaker=""),
        joins=True,
    ),
    Shape(
        ("words",),
        ("word|text", "start_time", "speaker_label|speaker"),
        Columns("word|text", "start_time", "end_time", speaker="speaker_label|speaker"),
        top=("sentences|session_id|speaker_count",),
        joins=True,
    ),
)
VIDEO_INDEXER = by_shapes(
    "video-indexer",
    "an Azure Video Indexer transcript",
    Shape(
        ("videos.0.insights.transcript", "insights.transcript", "transcript"),
        ("text", "instances.0.start"),
        Columns("text", "instances.0.start", "instances.0.end", speaker="speakerId"),
        names=Named("speakers"),
        about=About(title="name", language="language|sourceLanguage"),
    ),
)
CONTACT_LENS = by_shapes(
    "aws-call-analytics",
    "an AWS call analytics transcript",
    Shape(
        ("Transcript",),
        ("Content", "BeginOffsetMillis"),
        Columns(
            "Content",
            "BeginOffsetMillis",
            "EndOffsetMillis",
            speaker="ParticipantRole|ParticipantId",
            unit=_MS,
        ),
        about=About(language="LanguageCode"),
        left_out=(("Categories.MatchedCategories", "categories"),),
    ),
    Shape(
        ("Segments",),
        ("Transcript.Content", "Transcript.BeginOffsetMillis"),
        Columns(
            "Transcript.Content",
            "Transcript.BeginOffsetMillis",
            "Transcript.EndOffsetMillis",
            speaker="Transcript.ParticipantRole",
            unit=_MS,
        ),
    ),
)
PYANNOTE_AI = by_shapes(
    "pyannote-ai",
    "a pyannoteAI transcript",
    Shape(
        ("output.turnLevelTranscription", "turnLevelTranscription"),
        ("text", "start", "speaker"),
    ),
    Shape(
        ("output.wordLevelTranscription", "wordLevelTranscription"),
        ("text|word", "start"),
        Columns("text|word"),
        joins=True,
        voices=("output.diarization|diarization", Columns("")),
    ),
)
AENEAS = by_shapes(
    "aeneas",
    "an aeneas sync map",
    Shape(
        ("fragments",),
        ("begin", "end", "lines"),
        Columns("lines", "begin", "end", speaker=""),
        about=About(language="fragments.0.language"),
    ),
)
PAPER_EDIT = by_shapes(
    "words-and-paragraphs",
    "a transcript as words and paragraphs (hyperaudio, BBC)",
    Shape(
        ("words", "transcript.words"),
        ("text", "start"),
        Columns(end="end", length="duration"),
        top=("paragraphs.0.start|transcript.paragraphs.0.start",),
        joins=True,
        voices=("paragraphs", Columns("")),
        about=About(title="title", language="language"),
    ),
)

FORMATS = (
    # What others' keys are part of comes before them.
    SPEECHMATICS_1,
    TRINT,
    KALDI,
    PAPER_EDIT,
    ELEVENLABS,
    SONIOX,
    VIDEO_INDEXER,
    CONTACT_LENS,
    PYANNOTE_AI,
    AMBERSCRIPT,
    HAPPY_SCRIBE,
    GLADIA,
    ASSEMBLYAI,
    NEMO,
    FUNASR,
    VOSK,
    AENEAS,
)
