"""Form Mirror's engine: a camera frame becomes a pose, a rep, a fault, a cue and a picture.

The map. A folder imports only folders listed above it; `tests/test_layers.py` proves it::

    base/        error tree, facts, the Latest mailbox, what is closed again
    devices/     hardware and its stand-ins: camera -> Frame, clip, network camera, speaker
    sound/       one mixer for all that is heard, the microphone without its echo; a process of its own
    pose/        a Frame becomes a Pose: landmarks, model file, landmarker
    kinematics/  a Pose becomes Motion: joint angles, measures, camera view, light
    recording/   footage without pictures: recorded landmarks, their files, their replay
    exercise/    the one-file Exercise and the library of them
    athlete/     the virtual athlete: body, performance, renderer, its camera
    movement/    Motion becomes Rep, Attempt, Hold, Fault, fatigue; placement comes first
    recognition/ which exercise it is; follows set after set
    records/     what is remembered between sessions: the athlete's own ranges
    phrases/     words in the athlete's language
    coaching/    which cue is worth saying now; the Moment, all that one frame yielded
    voice/       words become sound, each in its turn: speech from a child process, tones
    overlay/     Moment -> Scene, a draw list; Scene -> pixels

The assembly may import every folder, and no folder imports it::

    pipeline.py  step(frame) -> Moment: the sentence above, from top to bottom
    analysis.py  a whole clip -> report.py, what is written of it
    engine.py    the threads around it: start, stop, recover
    wiring.py    words of a user (camera, model, voice) -> engines
    evaluation/  how right the engine is, against what is known to be true
    commands/    one file a command
    cli/         the command line

`ui/` (Qt) imports `mirror` and is imported by nobody but `mirror/commands/`, late and by name.
"""

__version__ = "0.1.0"
