"""The figure: a body plan becomes a mesh of trunk, limbs, head, hands and shoes that follows the skeleton."""
