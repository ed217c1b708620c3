"""Words that stand before a colon, or in brackets before words, and name nobody."""


def words_of(text: str) -> frozenset[str]:
    return frozenset(text.split())


NOT_NAMES = words_of(
    "note notes time date location place topic topics title video audio agenda question answer "
    "warning edit update ps p.s subject source sources link links website url example summary "
    "description transcript transcription subtitle keywords tags episode duration recorded "
    "published sponsor sponsors outline chapters timestamps timestamp http https run see fig "
    "figure step result remember so well exactly right yes no but and because like also first "
    "second third finally basically quote reference references resources disclaimer contact "
    "email twitter facebook instagram linkedin youtube spotify rss slides attendees participants "
    "language kind version copyright file error warn info debug todo fixme from to cc re sent "
    "format input output name type id key value host_name path status files license licence "
    "comment comments copyright methods functions parameters arguments args returns raises "
    "yields examples usage synopsis options default defaults author authors maintainer bugs "
    "homepage origin upstream-name upstream-contact package depends section priority since "
    "deprecated fix fixes added changed removed tip important caution hint danger"
)
"""What is written before a colon in notes, letters, programs and lists."""
GROUPS = words_of(
    "together all both everyone everybody group unison multiple multiple speakers crowd "
    "audience chorus several alle beide gemeinsam tous ensemble todos juntos tutti"
)
"""Labels of several people at once: words are spoken, but by no one person."""
SOUNDS = words_of(
    "break ad ads advert advertisement commercial sponsor music song jingle intro outro theme "
    "sample clip recording extract sound sfx pause applause laughter"
)
"""Labels of what is played, not said by anybody in the conversation."""
PLAYED = words_of("jingle clip soundbite trailer commercial recording")
"""Their last words where a name stands before them: "SNL Jingle"."""
SOUNDS_AND_MANNERS = words_of(
    "laughs laughing laughter laugh chuckles chuckling chuckle giggles giggling sighs sighing sigh "
    "gasps gasping gasp grunts grunting groans groaning moans moaning screams screaming scream "
    "shouts shouting yells yelling whispers whispering whisper mutters muttering mumbles mumbling "
    "sobs sobbing cries crying weeps weeping sniffs sniffing sniffles sniffling coughs coughing "
    "cough sneezes clears exhales exhaling inhales inhaling pants panting breathes breathing "
    "breath scoffs scoffing snorts snorting hums humming sings singing whistles whistling claps "
    "clapping applause cheers cheering cheer boos music song theme silence pause beat inaudible "
    "unintelligible indistinct indiscernible crosstalk overlapping bleep bleeps beep beeps beeping "
    "rings ringing ring knocks knocking knock door phone footsteps thunder gunshot barking barks "
    "meows clicks clicking click speaking speaks foreign continues continuing both all together "
    "stammers stuttering stutters nervously softly loudly quietly sarcastically emphatically "
    "imitating mimicking reading sound sounds noise noises background audience crowd static "
    "lacht lachen gelächter seufzt beifall musik applaus rires rire musique soupir risas ríe "
    "música aplausos suspira risate ride musica applausi sospira"
)
"""What stands in brackets before words without naming who says them."""
