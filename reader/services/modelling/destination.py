"""Where words go that a model is to read: an address, checked before anything is sent.

Words leave by https, or by plain http to this computer and its own network. Who gets them is
named by scheme, host and port, and a person's consent is for these.
"""

import os
import re
from ipaddress import ip_address
from typing import NamedTuple
from urllib.parse import SplitResult, urlsplit, urlunsplit

from reader.config import model_settings
from reader.locations import config_path
from reader.problem import Problem
from transcripts.sources.addresses import checked
from transcripts.sources.items import SourceError
from transcripts.text import make_safe

ADDRESS, KEY, OPENAI_KEY = "TAPELOG_MODEL_ADDRESS", "TAPELOG_MODEL_KEY", "OPENAI_API_KEY"
"""The variables of the environment that name an address and the keys."""
OPENAI = "api.openai.com"
_OPENAI_BASE = "OPENAI_BASE_URL"
_INNER = (".localhost", ".local", ".internal", ".lan", ".home.arpa")
_ENDING = "/chat/completions"
_KEY_MOST = 1_000
_HOST = re.compile(r"[\w.-]{1,255}|[0-9a-f:.]{2,50}(?:%\w{1,20})?")
"""Hosts that every reader of addresses takes for the same: consent is for what is shown."""


class Destination(NamedTuple):
    """Who gets the words."""

    id: str
    """What consent is kept for: "https://host:port", or "llm:plugin" with its host."""
    name: str
    """As a person is told."""
    local: bool = False
    """Whether the address is one of this computer itself."""


def named_address() -> str | None:
    """The address that the environment names, or else the settings, if they do. Raises
    Problem where the settings cannot be used."""
    return os.environ.get(ADDRESS, "").strip() or model_settings(config_path()).address or None


def endpoint(address: str, *, plain_http: bool = False) -> str:
    """The address to which prompts are posted, from the one that a person gave: with or
    without its path ("…/v1", "…/v1/chat/completions", or the host alone).

    Raises Problem where it cannot be used, or where words would cross the open network
    unencrypted; `plain_http` allows that.
    """
    try:
        parts = urlsplit(checked(address))
    except SourceError as error:
        raise Problem(f"the model's address cannot be used: {error}") from None
    if parts.username is not None or parts.password is not None:
        raise Problem(f"the model's address holds a name or password; a key goes into {KEY}")
    if not _HOST.fullmatch(parts.hostname or ""):
        raise Problem("the model's address cannot be used: its host has odd signs in it")
    if parts.scheme == "http" and not plain_http and not is_near(parts):
        raise Problem(
            f"{make_safe(parts.hostname or '')} is not on this computer's own network, and by "
            "http anybody on the way could read what is sent; use its https address"
        )
    path = parts.path.rstrip("/")
    if not path.endswith(_ENDING):
        path = (path or "/v1") + _ENDING
    return urlunsplit(parts._replace(path=path))


def destination(url: str) -> Destination:
    """Who answers at an address."""
    parts = urlsplit(url)
    host = (parts.hostname or "").rstrip(".").lower()
    port = parts.port or (443 if parts.scheme == "https" else 80)
    shown = make_safe(host if parts.port is None else f"{host}:{port}")
    local = _is_here(host)
    return Destination(
        f"{parts.scheme}://{host}:{port}", f"{shown} (this computer)" if local else shown, local
    )


def is_near(parts: SplitResult) -> bool:
    """Whether a host is surely this computer or one of its own network."""
    host = (parts.hostname or "").rstrip(".").lower()
    if f".{host}".endswith(_INNER):
        return True
    try:
        return not ip_address(host.partition("%")[0]).is_global
    except ValueError:
        return False


def _is_here(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def key_for(url: str, given: str | None = None) -> str | None:
    """The key to send to an address: the one given, or that of the environment or settings.

    The settings' key is for the settings' address. A key for OpenAI is sent nowhere else,
    unless the environment itself says that OpenAI's address is this one. Raises Problem where
    it can be no key; it is never shown.
    """
    key = given or os.environ.get(KEY) or _settings_key(url)
    key = key or (os.environ.get(OPENAI_KEY) if _is_openai(url) else None)
    key = (key or "").strip()
    if not key:
        return None
    if len(key) > _KEY_MOST or not key.isascii() or any(not "!" <= sign <= "~" for sign in key):
        raise Problem(f"the key for the model holds signs that no key has; look at {KEY}")
    return key


def _settings_key(url: str) -> str | None:
    settings = model_settings(config_path())
    if settings.key is None or settings.address is None:
        return None
    there = destination(endpoint(settings.address, plain_http=True))
    return settings.key if there.id == destination(url).id else None


def _is_openai(url: str) -> bool:
    host = urlsplit(url).hostname
    try:
        return host in {OPENAI, urlsplit(os.environ.get(_OPENAI_BASE, "")).hostname or OPENAI}
    except ValueError:
        return host == OPENAI
