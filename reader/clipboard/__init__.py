"""Copies that reach the person's own clipboard from wherever this runs.

Inside tmux through its buffer, on one's own desktop through pyperclip, else through the
terminal (OSC 52), through GNU screen in pieces, and at last to a file. What is said of a
copy is what is known of it.
"""

from .chain import CHOICE, Forecast, copy, harmless, plan
from .outcome import Certainty, NotCopied, Outcome

__all__ = ["CHOICE", "Certainty", "Forecast", "NotCopied", "Outcome", "copy", "harmless", "plan"]
