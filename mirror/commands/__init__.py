"""One file a command; each says what it does, asks the wiring for engines, and prints."""
