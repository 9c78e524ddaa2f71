"""Hardware and its stand-ins: a camera gives Frames, a speaker takes samples."""
