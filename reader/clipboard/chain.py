"""The routes that an environment offers, best first, and a copy sent down them."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from transcripts.text import make_safe

from .file import FileRoute, keep_last
from .local import LocalRoute, here
from .osc52 import Osc52Route, listens
from .outcome import NotCopied, Outcome, Parcel, Route, RouteFailed
from .screen import ScreenRoute
from .tmux import TmuxRoute, in_own_pane

CHOICE = "TAPELOG_CLIPBOARD"
"""Environment variable that names the one route to use before the file."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """One route of the chain, in its order, and what it would do."""

    route: str
    sentence: str
    limit: int | None
    """Bytes of text above which it is passed over."""


def routes(environment: Mapping[str, str]) -> list[Route]:
    """The routes that this environment offers, best first; a file is always the last."""
    offered: list[Route] = []
    inside_tmux = bool(environment.get("TMUX"))
    inside_screen = bool(environment.get("STY"))
    in_pane = inside_tmux and in_own_pane(environment)
    if inside_tmux:
        offered.append(TmuxRoute(environment))
    if here(environment):
        offered.append(LocalRoute(environment))
    if inside_screen:
        offered.append(ScreenRoute())
    elif not in_pane and listens(environment):
        offered.append(Osc52Route())
    choice = environment.get(CHOICE, "").strip().lower()
    if choice:
        named: dict[str, Route] = {
            "tmux": TmuxRoute(environment),
            "local": LocalRoute(environment),
            "screen": ScreenRoute(),
            "osc52": Osc52Route(),
        }
        offered = [named[choice]] if choice in named else []
    return [*offered, FileRoute(environment)]


def plan(environment: Mapping[str, str]) -> tuple[Forecast, ...]:
    """What would be tried, in order. Asks tmux where there is one; sends nothing."""
    return tuple(
        Forecast(route.name, route.forecast(), route.limit) for route in routes(environment)
    )


def harmless(text: str) -> str:
    """`text` with line breaks kept and every other control character made visible, so
    that pasting it into a shell or an editor cannot do more than insert it."""
    return "\n".join(make_safe(line) for line in text.replace("\r\n", "\n").split("\n"))


def copy(
    text: str,
    environment: Mapping[str, str],
    write: Callable[[str], None],
    state_dir: Path,
) -> Outcome:
    """Take `text` to the clipboard of whoever sits at the terminal.

    The last copy is always kept in `state_dir/clip/last.txt` too. Blocks for up to a few
    seconds where programs do not answer: call it from a thread. `write` must be the
    driver's own, since control sequences are written with it.

    Raises NotCopied where no route took the text, and ValueError where there is none.
    """
    if not text:
        raise ValueError("nothing to copy")
    parcel = Parcel(harmless(text), write, state_dir)
    with suppress(OSError):
        keep_last(parcel.text, state_dir)
    second_best: Outcome | None = None
    reasons: list[str] = []
    for route in routes(environment):
        if route.name == "file" and second_best is not None:
            break
        if route.limit is not None and parcel.size > route.limit:
            continue
        try:
            outcome = route.carry(parcel)
        except RouteFailed as reason:
            reasons.append(str(reason))
            continue
        if outcome.certainty != "saved" or route.name == "file":
            return outcome
        second_best = outcome
    if second_best is None:
        raise NotCopied(f"Not copied: {'; '.join(reasons)}")
    return second_best
