"""A Moment becomes a Scene, a draw list in units; a Scene becomes pixels. No clock, no thread, no Qt.

::

    theme       palette, type, spacing and motion, from `assets/theme`; typeface: how wide words are
    layout      look and screen size -> a slot for each part; rect, fit, postures: where, and what of a frame
    screen_words  every word of the screen; tongue: those words in the athlete's language
    hud         Moment + Situation -> Scene; remembers only what moves
      set_so_far  what was counted and told of the set; figures: what the ring makes of it
      title     the exercise's name, and how one that was recognised comes in
      skeleton  bones and joints over the frame they were found in; limbs: which have a colour of their own
      ring      range of motion or the time of a hold, and its goal; marks: tick, triangle, dash
        figure    within it: reps or seconds, both sides apart
      reading   phase, its seconds, how the last reps went; cells: score, tempo, speed, the set's trend
      told      which words now, from captions (what is said), caption_queue (each for as long as it takes to
                read) and prompts (what stands otherwise); caption_view: how they look
      edge_flash  good, faulty, not counted, for the corner of the eye
      notes     status, notice, banner, brackets; loudness: meters, volume, the sign of a muted voice
    easing      springs and pulses, the same at every frame rate
    picture     the seen part of a frame, mirrored and scaled
    raster      Scene -> pixels with OpenCV; `ui/scene_painter.py` does the same with Qt
"""
