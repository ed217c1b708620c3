"""Where a person meets a transcript: the commands and the screens."""
