"""Which cue is worth saying now, and the Moment: all that one frame yielded."""
