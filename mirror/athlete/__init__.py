"""The virtual athlete: a body posed by joint angles, performing an exercise before a virtual camera."""
