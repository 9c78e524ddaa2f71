"""`mirror voice ...`: hear the voice, choose one, test speaker and microphone."""
