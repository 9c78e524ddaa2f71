"""The virtual athlete doing every exercise: from every view, by several bodies, right and wrong."""
