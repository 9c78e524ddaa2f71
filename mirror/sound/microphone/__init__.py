"""The microphone, in a process of its own, open while somebody listens."""
