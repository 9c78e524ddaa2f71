"""`python -m mirror` is the command line."""

from mirror.cli import main

main()
