"""People in clips: what a person counted in them, and what the mirror makes of them."""
