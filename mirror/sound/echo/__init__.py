"""What the speaker plays, taken out of what the microphone hears; how well is tried in a computed room."""
