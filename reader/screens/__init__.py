"""The reader's screens, a file each."""
