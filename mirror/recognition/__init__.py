"""Which exercise is it: the newest cycle of the body is held against every exercise of the library."""
