"""All that a person looks at: the Qt front end of the mirror.

::

    app            run(engine, shown): a window on a running engine, until the athlete leaves
    bridge         the only place where the engine's threads and Qt meet; missed: what was dropped between
    mirror_window  full screen, keys, ticks at the display's pace
    presenter      hud + scene_painter, for the window and for `offscreen`
    scene_painter  a Scene with Qt: sprites (words, glows, shades), lines, the picture
    offscreen      what the mirror would show, on machines without a display
    diagnostics    where a frame's time goes: measurements, pace, charts
      decisions    what was said and why, what was withheld, how soon it was heard
    notices        sentences that are shown for a while
    sound_desk     louder, quieter, mute, and how loud it is
"""
