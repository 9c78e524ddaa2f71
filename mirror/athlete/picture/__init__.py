"""The picture of a figure: the room, its light, the shadow on the floor, and the painter that joins them."""
