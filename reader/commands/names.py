"""The commands' names, known without importing anything: a name goes before a file's."""

COMMANDS = {
    "add": "reader.commands.add",
    "update": "reader.commands.update",
    "list": "reader.commands.list_",
    "show": "reader.commands.show",
    "search": "reader.commands.search",
    "quotes": "reader.commands.quotes",
    "speakers": "reader.commands.speakers",
    "chapters": "reader.commands.chapters",
    "export": "reader.commands.export",
    "remove": "reader.commands.remove",
    "doctor": "reader.commands.doctor",
    "config": "reader.commands.config",
}
"""Each command's module, which has it as `command`."""

HELP = {
    "add": "Take files, folders, feeds and addresses into the library.",
    "update": "Take in only what is new in folders, feeds and pages.",
    "list": "List what is in the library.",
    "show": "Print a transcript.",
    "search": "Search everything in the library.",
    "quotes": "List bookmarks, or write them as Markdown.",
    "speakers": "Say who speaks; rename speakers, give lines to them.",
    "chapters": "Print chapters, write them, edit them, or have them written.",
    "export": "Write a transcript as SRT, VTT, JSON, Markdown or text.",
    "remove": "Take transcripts out of the library.",
    "doctor": "Look for what is wrong, and say how to mend it.",
    "config": "Say where everything is kept.",
}
