"""What is said and shown, in the athlete's language."""
