"""What the reading screen does, a concern a module; widgets are handed in, not looked up."""
