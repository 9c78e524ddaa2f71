"""The checks of `mirror doctor`, one file each; `examine` runs them all."""
