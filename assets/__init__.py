"""Data, no code: exercises, phrases, theme. This file only lets the folder be found when it is installed."""
