"""The virtual athlete: a body posed by joint angles, performing an exercise before a virtual camera.

The way of a picture, in files::

    joints, gait             names of joint angles; key poses, and a walk, as full sets of them
    body_plan, skeleton      who it is; joint angles become bones, joints and landmarks in metres
    contact, carriage        feet, hands or forearms stay on the floor; ways from one posture to another
    acts, performance        what happens in a row; the Truth at any instant of it
    figure/                  skin, clothes, hands, shoes and head: a mesh that follows the bones
    viewpoint, lighting      from where and in which light it is seen
    picture/, renderer       the studio, the shadow on its floor, and the painted figure
    virtual_camera           frames at a camera's pace, each with its truth
    demonstration            the set that a machine without a camera shows
"""
