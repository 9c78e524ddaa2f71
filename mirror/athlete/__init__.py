"""The virtual athlete: a body posed by joint angles, performing an exercise before a virtual camera.

The way of a picture, in files::

    joints, gait             names of joint angles; key poses, and a walk, as full sets of them
    body_plan, flesh         who it is; how thick it is around its bones
    bones, skeleton          joint angles become bones, joints and landmarks in metres
    contact, reach           what is in contact stays where it is, in every posture:
    standing, prone, resting   on both feet; on toes and hands; set down as the angles say, or hanging
    carriage, passage        walking; ways from one posture to another
    acts, staging, stretch   what happens in a row, as stretches of time
    performance, truth       the Truth at any instant of it
    figure/                  skin, clothes, hands, shoes and head: a mesh that follows the bones
    viewpoint, lighting      from where and in which light it is seen
    framing                  how far away the camera must stand
    picture/, renderer       the studio, the shadow on its floor, and the painted figure
    virtual_camera           frames at a camera's pace, each with its truth
    demonstration            the set that a machine without a camera shows
"""
