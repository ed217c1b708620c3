"""Running a command: the group that imports each when it is asked for, and the one place
where an error becomes a line."""

import os
import sys
from importlib import import_module
from typing import Any

import click

from .names import COMMANDS, HELP
from .output import ERROR, INTERRUPTED, complain, prepare_streams


class LazyGroup(click.Group):
    """A group whose commands are modules, imported when one is run or its help is read."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = import_module(COMMANDS[cmd_name]).command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, HELP[name]) for name in COMMANDS])


def _say_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from importlib.metadata import version

        click.echo(f"tapelog {version('tapelog')}")
        ctx.exit()


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    subcommand_metavar="[REF | COMMAND …]",
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_say_version,
    help="Print the version.",
)
def group() -> None:
    """Read, search, mark and quote transcripts in the terminal.

    REF opens the reader: a file, an address, an id, or words of a title. Without one it
    opens where you stopped reading.
    """


def run(arguments: list[str]) -> int:
    """Run one command and give its exit code. Never raises: an error is one line on
    standard error and 2."""
    prepare_streams()
    try:
        code: Any = group.main(arguments, prog_name="tapelog", standalone_mode=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.exceptions.Abort:
        return INTERRUPTED
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "tapelog"
        message = error.format_message()
        complain(f"{message.rstrip('.')}; see {command} --help")
        return ERROR
    except click.ClickException as error:
        complain(error.format_message())
        return ERROR
    except KeyboardInterrupt:
        sys.stderr.write("\n")
        return INTERRUPTED
    except (BrokenPipeError, SystemExit):
        # Whoever read the output has enough (click exits then). What is still buffered
        # must not complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if os.environ.get("TAPELOG_DEBUG"):
            raise
        complain(_in_one_line(error))
        return ERROR


def _in_one_line(error: Exception) -> str:
    import sqlite3

    from reader.problem import Problem
    from transcripts.library.connection import LibraryError

    said = " ".join(str(error).split())
    if isinstance(error, Problem | LibraryError):
        return said
    if isinstance(error, sqlite3.Error):
        return f"the library cannot be written ({said}); nothing was changed"
    if isinstance(error, OSError):
        return f"{error.filename or 'a file'}: {error.strerror or said}"
    return f"something went wrong that should not ({type(error).__name__}: {said})"
