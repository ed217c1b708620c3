"""How the weights of where chapters begin are made, from a folder of talks with chapters."""
