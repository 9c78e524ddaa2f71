"""Motion becomes reps, attempts and faults; placement comes first."""
