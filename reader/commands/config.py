"""`tapelog config`: where everything is kept, and what is set."""

import re
from pathlib import Path

import click

from reader import locations
from reader.config import model_settings
from reader.problem import Problem

from .output import FOUND, NOTHING, complain, say, say_all

_SECRET = re.compile(r"(\bkey[\"']?[ \t]{0,20}=)[^\n]*")


@click.command("config")
@click.argument("what", type=click.Choice(["path", "show"]), default="path")
def command(what: str) -> int:
    """Say where everything is kept (path), or print the settings (show)."""
    if what == "path":
        say(f"library  {locations.library_path()}")
        say(f"index    {locations.index_dir()}")
        say(f"clips    {locations.state_dir()}")
        say(f"config   {locations.config_path()}")
        return FOUND
    path = locations.config_path()
    if not path.exists():
        complain(f"nothing is set: there is no {path}")
        return NOTHING
    say_all(_without_keys(path).splitlines())
    return FOUND


def _without_keys(path: Path) -> str:
    """The settings as they are shown: a model's key is a secret, however it is written."""
    text = _SECRET.sub(r"\1 …", path.read_text(encoding="utf-8", errors="replace"))
    try:
        key = model_settings(path).key
    except Problem:
        key = None
    return text.replace(key, "…") if key else text
