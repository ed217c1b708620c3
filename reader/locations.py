"""Where everything is kept: one folder if TAPELOG_HOME names it, else the platform's own."""

import os
from pathlib import Path


def _home() -> Path | None:
    named = os.environ.get("TAPELOG_HOME")
    return Path(named).expanduser().absolute() if named else None


def _place(kind: str) -> Path:
    home = _home()
    if home is not None:
        return home
    import platformdirs

    folders = {
        "data": platformdirs.user_data_path,
        "cache": platformdirs.user_cache_path,
        "state": platformdirs.user_state_path,
        "config": platformdirs.user_config_path,
    }
    return folders[kind]("tapelog", appauthor=False)


def library_path() -> Path:
    """The library's file. It need not be there yet."""
    return _place("data") / "library.db"


def index_dir() -> Path:
    """The folder of the search index, which may be deleted at any time."""
    return _place("cache") / "index"


def state_dir() -> Path:
    """The folder of clips that no clipboard took, and of logs; made if it is not there."""
    return make_private(_place("state") / "state" if _home() else _place("state"))


def config_path() -> Path:
    """The file of settings a person writes. It need not be there."""
    return _place("config") / "config.toml"


def make_private(folder: Path) -> Path:
    """Make a folder that only its owner may look into, if it is not there."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
