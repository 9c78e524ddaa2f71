"""Sound out and in: one mixer, one echo canceller, in a process of their own."""
