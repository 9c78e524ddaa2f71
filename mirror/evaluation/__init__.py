"""How right the engine is, against what is known to be true."""
