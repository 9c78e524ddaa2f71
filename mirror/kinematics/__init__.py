"""A Pose becomes Motion: joint angles, named measures, the camera view, the light."""
