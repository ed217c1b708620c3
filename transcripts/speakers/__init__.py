"""Who speaks: names as sources write them, and the short forms that fit a margin."""
