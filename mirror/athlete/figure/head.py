"""The head: skull, ears, nose, hair, and the eyes, brows and mouth that lie on its skin."""

import numpy as np

from mirror.athlete.body_plan import BodyPlan
from mirror.athlete.figure.mesh import RIG_SIZE, Cover, Indices, Material, Mesh, join, loft
from mirror.athlete.skeleton import Bone
from mirror.athlete.vectors import Array

__all__ = ["head"]

SKULL = np.array(
    (
        # up from the chin, half width, half depth, forward; fractions of the head's height
        (-0.005, 0.010, 0.020, 0.27),
        (0.010, 0.090, 0.100, 0.25),
        (0.050, 0.160, 0.190, 0.185),
        (0.110, 0.215, 0.275, 0.115),
        (0.180, 0.252, 0.335, 0.065),
        (0.260, 0.278, 0.380, 0.030),
        (0.350, 0.298, 0.408, 0.012),
        (0.450, 0.312, 0.424, 0.000),
        (0.520, 0.318, 0.430, -0.006),
        (0.600, 0.326, 0.442, -0.012),
        (0.690, 0.328, 0.444, -0.018),
        (0.780, 0.316, 0.430, -0.024),
        (0.860, 0.284, 0.388, -0.028),
        (0.930, 0.222, 0.305, -0.030),
        (0.980, 0.125, 0.172, -0.030),
        (1.000, 0.010, 0.010, -0.030),
    )
)
"""Loomis, "Drawing the Head and Hands": the ball and the jaw, as half breadths."""


def head(plan: BodyPlan, joint: Array) -> Mesh:
    """The whole head on its joint at rest (3,)."""
    size = plan.lengths.head
    chin = joint + np.array((0.0, -0.17 * size, 0.0))
    narrow = 1 - 0.05 * plan.curve
    parts = [_skull(size, narrow), _nose(size), _mouth(size)]
    for sign in (1, -1):
        parts += [_ear(size * narrow, sign), _eye(size, sign), _brow(size, sign)]
    parts.append(_hair(size, narrow, long=plan.ponytail))
    if plan.ponytail:
        parts.append(_tail(size))
    whole = join(*parts)
    return Mesh(
        whole.vertices + chin, whole.weights, whole.faces, whole.materials, whole.occlusion, whole.lead
    )


def _follow(count: int) -> Array:
    weights = np.zeros((count, RIG_SIZE))
    weights[:, Bone.HEAD] = 1.0
    return weights


def _skull(size: float, narrow: float) -> Mesh:
    rows = SKULL * size
    centres = np.stack((np.zeros(len(rows)), rows[:, 0], rows[:, 3]), axis=1)
    shade = np.interp(SKULL[:-1, 0], (0.0, 0.1, 0.3, 0.5, 0.6), (0.9, 0.95, 1.0, 0.97, 1.0))
    halves = rows[:, 1:3] * (narrow, 1.0)
    # The crown is hair all through: seen from above, skin could else show between the strands.
    made_of = np.where(SKULL[:-1, 0] < 0.85, Material.SKIN, Material.HAIR)
    cover = Cover(made_of, occlusion=shade)
    return loft(centres, halves, _follow(len(rows)), cover, sides=24, roundness=2.15)


def _surface(x: Array, t: Array) -> Array:
    """(n, 3): points of the face's front at x across and t up, fractions of the head's height."""
    half, deep, forward = (np.interp(t, SKULL[:, 0], SKULL[:, column]) for column in (1, 2, 3))
    power = 2.15
    z = forward + deep * (1 - np.clip(np.abs(x) / half, 0, 0.98) ** power) ** (1 / power)
    return np.stack((x, t, z), axis=1)


def _patch(outline: Array, size: float, material: Material, lead: float, out: float = 0.006) -> Mesh:
    """A flat feature on the face: an outline (n, 2), n even, cut into four-cornered faces."""
    points = (_surface(outline[:, 0], outline[:, 1]) + np.array((0.0, 0.0, out))) * size
    count = len(points)
    faces = [(k, k + 1, count - 2 - k, count - 1 - k) for k in range(count // 2 - 1)]
    order = np.array(faces, dtype=np.intp)
    corners = points[order]
    normals = np.cross(corners[:, 2] - corners[:, 0], corners[:, 3] - corners[:, 1])
    if float(normals[:, 2].sum()) < 0:
        order = order[:, ::-1]
    number = len(faces)
    return Mesh(
        points,
        _follow(count),
        order,
        np.full(number, material, dtype=np.intp),
        np.ones(number),
        np.full(number, lead),
    )


def _almond(middle: tuple[float, float], half: tuple[float, float], droop: float = 0.0) -> Array:
    """(12, 2): an almond's outline, from its left corner over the top."""
    around = np.linspace(np.pi, -np.pi, 13)[:-1]
    x = middle[0] + half[0] * np.cos(around)
    y = middle[1] + half[1] * np.sin(around) - droop * (1 - np.cos(around) ** 2)
    return np.stack((x, y), axis=1)


def _eye(size: float, sign: int) -> Mesh:
    x = sign * 0.140
    socket = _patch(_almond((x, 0.503), (0.072, 0.040)), size, Material.SKIN, 0.006, 0.001)
    socket = Mesh(
        socket.vertices, socket.weights, socket.faces, socket.materials, socket.occlusion * 0.84, socket.lead
    )
    white = _patch(_almond((x, 0.500), (0.056, 0.022)), size, Material.EYE, 0.010)
    iris = _patch(_almond((x, 0.501), (0.022, 0.022)), size, Material.IRIS, 0.014, 0.009)
    lid = _patch(_band(x, 0.519, 0.060, 0.008, -0.016), size, Material.BROW, 0.016, 0.010)
    return join(socket, white, iris, lid)


def _band(x: float, t: float, half: float, thick: float, bend: float) -> Array:
    """(10, 2): a band's outline, its ends bent down by `bend` (negative) from its middle."""
    across = np.linspace(-1, 1, 5)
    arch = bend * across**2
    top = np.stack((x + half * across, t + arch + thick * (1.1 - 0.7 * np.abs(across))), axis=1)
    low = np.stack((x + half * across, t + arch - thick * (1.1 - 0.9 * np.abs(across))), axis=1)
    return np.concatenate((top, low[::-1]))


def _brow(size: float, sign: int) -> Mesh:
    return _patch(_band(sign * 0.145, 0.597, 0.082, 0.0125, -0.020), size, Material.BROW, 0.010, 0.010)


def _mouth(size: float) -> Mesh:
    upper = _patch(_band(0.0, 0.213, 0.088, 0.011, -0.006), size, Material.LIP, 0.010, 0.010)
    lower = _patch(_band(0.0, 0.190, 0.074, 0.014, 0.008), size, Material.LIP, 0.009, 0.010)
    return join(upper, lower)


def _nose(size: float) -> Mesh:
    rows = np.array(
        (
            # up, half width, out of the face
            (0.530, 0.030, 0.010),
            (0.460, 0.034, 0.040),
            (0.390, 0.044, 0.075),
            (0.335, 0.062, 0.108),
            (0.305, 0.068, 0.100),
            (0.285, 0.052, 0.060),
            (0.278, 0.020, 0.010),
        )
    )
    base = _surface(np.zeros(len(rows)), rows[:, 0])
    centres = (base - (0.0, 0.0, 0.03)) * size
    halves = np.stack((rows[:, 1], rows[:, 2] + 0.03), axis=1) * size
    shade = np.array((1.0, 1.0, 1.0, 1.0, 0.88, 0.72))
    cover = Cover(Material.SKIN, occlusion=shade, lead=0.01)
    return loft(centres, halves, _follow(len(rows)), cover, sides=12, roundness=1.8)


def _ear(size: float, sign: int) -> Mesh:
    rows = np.array(
        (
            (0.340, 0.008, 0.012, 0.02),
            (0.355, 0.022, 0.036, 0.01),
            (0.410, 0.028, 0.058, -0.01),
            (0.480, 0.032, 0.078, -0.03),
            (0.540, 0.032, 0.080, -0.04),
            (0.580, 0.024, 0.058, -0.04),
            (0.592, 0.006, 0.016, -0.04),
        )
    )
    outward = 0.318 + 0.012 * np.arange(len(rows)) / len(rows)
    centres = np.stack((sign * outward, rows[:, 0], rows[:, 3]), axis=1) * size
    shade = np.array((0.92, 0.92, 0.9, 0.9, 0.95, 1.0))
    cover = Cover(Material.SKIN, occlusion=shade, lead=0.004)
    return loft(centres, rows[:, 1:3] * size, _follow(len(rows)), cover, sides=10)


def _hair(size: float, narrow: float, *, long: bool) -> Mesh:
    """A shell over the skull whose lower edge is the hairline."""
    sides, rings = 28, 8
    around = np.arange(sides) * (2 * np.pi / sides)
    bearing = np.degrees(np.minimum(around, 2 * np.pi - around))
    line = np.interp(
        bearing,
        (0, 22, 40, 58, 72, 84, 100, 125, 180),
        (0.80, 0.80, 0.77, 0.66, 0.50, 0.47, 0.60, 0.38, 0.25),
    )
    share = np.linspace(0, 1, rings) ** 0.85
    up = line[None] + share[:, None] * (1.0 - line[None])
    half, deep, forward = (np.interp(up, SKULL[:, 0], SKULL[:, column]) for column in (1, 2, 3))
    puff = (0.012 if long else 0.026) + 0.012 * np.sin(np.pi * share)[:, None]
    puff = puff * (1 - share**8)[:, None]
    section = np.stack((np.sin(around), np.cos(around)), axis=1)
    section = np.sign(section) * np.abs(section) ** (2 / 2.15)
    section = section[None] * (share < 1)[:, None, None]
    x = (half * narrow + puff) * section[..., 0]
    z = forward + (deep + puff) * section[..., 1]
    lifted = up + ((0.018 if long else 0.030) * share + 0.024 * share**5)[:, None]
    vertices = np.stack((x, lifted, z), axis=2).reshape(-1, 3) * size
    faces = _grid(rings, sides)
    strands = np.tile(np.where(np.arange(sides) % 3 == 0, 0.90, 1.0), rings - 1)
    return Mesh(
        vertices,
        _follow(len(vertices)),
        faces,
        np.full(len(faces), Material.HAIR, dtype=np.intp),
        strands,
        np.full(len(faces), 0.012),
    )


def _grid(rings: int, sides: int) -> Indices:
    """Faces of a shell whose rings go up and whose sides go round from the front to the left."""
    ring, side = np.meshgrid(np.arange(rings - 1), np.arange(sides), indexing="ij")
    after = (side + 1) % sides
    corners = (
        ring * sides + side,
        ring * sides + after,
        (ring + 1) * sides + after,
        (ring + 1) * sides + side,
    )
    return np.stack(corners, axis=-1).reshape(-1, 4).astype(np.intp)


def _tail(size: float) -> Mesh:
    rows = np.array(
        (
            # up, half width, half depth, backward
            (0.78, 0.03, 0.03, -0.40),
            (0.80, 0.075, 0.07, -0.46),
            (0.74, 0.095, 0.085, -0.54),
            (0.60, 0.110, 0.090, -0.60),
            (0.42, 0.105, 0.080, -0.60),
            (0.22, 0.085, 0.065, -0.57),
            (0.06, 0.050, 0.045, -0.55),
            (-0.04, 0.010, 0.010, -0.54),
        )
    )
    centres = np.stack((np.zeros(len(rows)), rows[:, 0], rows[:, 3]), axis=1) * size
    return loft(centres, rows[:, 1:3] * size, _follow(len(rows)), Cover(Material.HAIR), sides=10)
