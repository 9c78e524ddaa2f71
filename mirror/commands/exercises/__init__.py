"""`mirror exercises`: list them, show one in words and pictures, and prove a file by performing it."""
