"""Words become sound: phrases, speech in a child process, one mixer."""
