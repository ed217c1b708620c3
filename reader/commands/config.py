"""`tapelog config`: where everything is kept, and what is set."""

import click

from reader import locations

from .output import FOUND, NOTHING, complain, say, say_all


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
    say_all(path.read_text(encoding="utf-8", errors="replace").splitlines())
    return FOUND
