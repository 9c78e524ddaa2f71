"""A Moment becomes a Scene, a draw list in units; a Scene becomes pixels. No clock, no thread, no Qt.

::

    theme       palette, type, spacing and motion, from `assets/theme`; typeface: how wide words are
    layout      look and screen size -> a slot for each part; rect, fit: where, and what of a frame
    hud         Moment + Situation -> Scene; remembers only what moves
      skeleton  bones and joints over the frame they were found in
      ring      range of motion, required range, rep number; marks: tick, triangle, dash
      reading   phase, its seconds, tempo, how the last reps went
      captions  which words now; caption_view: how they look
      notes     title, status, notice, banner, brackets
    easing      springs and pulses, the same at every frame rate
    picture     the seen part of a frame, mirrored and scaled
    raster      Scene -> pixels with OpenCV; `ui/scene_painter.py` does the same with Qt
"""
