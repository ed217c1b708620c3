"""Where everything is kept: one folder if TAPELOG_HOME names it, else the platform's own.

`pathlib` and `platformdirs` are loaded when needed only: the first page is painted from
the library before anything else is imported.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path


def _home() -> str | None:
    named = os.environ.get("TAPELOG_HOME")
    return os.path.abspath(os.path.expanduser(named)) if named else None  # noqa: PTH100, PTH111


def _place(kind: str) -> str:
    home = _home()
    if home is not None:
        return home
    import platformdirs

    folders = {
        "data": platformdirs.user_data_dir,
        "cache": platformdirs.user_cache_dir,
        "state": platformdirs.user_state_dir,
        "config": platformdirs.user_config_dir,
    }
    return folders[kind]("tapelog", appauthor=False)


def _path(*parts: str) -> Path:
    from pathlib import Path

    return Path(*parts)


def library_file() -> str:
    """The library's file as text. It need not be there yet."""
    return os.path.join(_place("data"), "library.db")  # noqa: PTH118


def library_path() -> Path:
    """The library's file. It need not be there yet."""
    return _path(library_file())


def index_dir() -> Path:
    """The folder of the search index, which may be deleted at any time."""
    return _path(_place("cache"), "index")


def answers_dir() -> Path:
    """The folder of models' answers, which may be deleted at any time."""
    return _path(_place("cache"), "answers")


def state_dir() -> Path:
    """The folder of clips that no clipboard took, and of logs; made if it is not there."""
    place = _path(_place("state"))
    return make_private(place / "state" if _home() else place)


def config_path() -> Path:
    """The file of settings a person writes. It need not be there."""
    return _path(_place("config"), "config.toml")


def make_private(folder: Path) -> Path:
    """Make a folder that only its owner may look into, if it is not there."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
