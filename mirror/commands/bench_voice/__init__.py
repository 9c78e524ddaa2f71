"""`mirror bench voice`: how soon a cue is heard at the sound device, and what the echo canceller does."""
