"""What cannot be done, said to a person."""


class Problem(Exception):
    """Something a person asked for cannot be done; the text is one sentence for them."""
