"""The command line: `mirror run | analyze | record | ...`, a file for each group of commands."""

from mirror.cli.app import app, main

__all__ = ["app", "main"]
