"""A picture becomes a Pose: landmark names, the model file, the landmarker."""
