"""Footage without pictures: landmarks that were recorded, with the truth about them, and their replay."""
