"""What speech recognisers write: JSON of words with times, speakers and confidence."""
