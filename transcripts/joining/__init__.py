"""Several sources of one conversation: telling that they are of one, and making one of them.

Everything here is pure: readings in, a reading out. The library keeps what comes of it.
"""
