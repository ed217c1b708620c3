"""How the weights of who speaks are made, from a folder of transcripts that name speakers."""
