"""A Moment becomes a Scene, a draw list; a Scene becomes pixels."""
