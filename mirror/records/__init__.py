"""What is remembered from one session to the next, in files of the athlete's own machine."""
