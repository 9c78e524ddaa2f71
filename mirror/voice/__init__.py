"""Words become sound: a voice for the language, speech rendered once and kept, one turn after the other."""
