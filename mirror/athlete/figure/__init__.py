"""The figure: a body plan becomes a mesh of trunk, limbs, head, hands, shoes and weights, moved by the skeleton."""
