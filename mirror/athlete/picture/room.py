"""The room behind the athlete: a studio with a plaster wall in soft light, slats, an oak floor and a mat."""

import cv2
import numpy as np
import numpy.typing as npt

from mirror.athlete.vectors import Array
from mirror.athlete.viewpoint import Viewpoint
from mirror.devices.frame import Pixels

__all__ = ["room"]

Layer = npt.NDArray[np.float32]
"""(height, width, 3): blue, green, red, 255 and beyond, before exposure; or (height, width) of a measure."""

MEAN_LEVEL = 100.0
"""Mean picture level that automatic exposure aims at, of 255."""
WALL_M = 1.9
"""From the athlete's spot to the wall, away from the camera."""
FINE = 2
"""The room is drawn so many times finer and shrunk, once, so that far planks do not shimmer."""

PLASTER = (104.0, 110.0, 116.0)
OAK = (92.0, 128.0, 160.0)
SLAT = (70.0, 98.0, 126.0)
MAT = (112.0, 108.0, 84.0)


def room(viewpoint: Viewpoint) -> Pixels:
    """The empty studio as that camera sees it, well exposed in neutral light."""
    right, down = _rays(viewpoint)
    drop = viewpoint.axes
    level = np.array((drop[2][0], 0.0, drop[2][2]))
    level /= np.linalg.norm(level)
    sight = drop[2] + right[..., None] * drop[0] + down[..., None] * drop[1]
    aside, up, ahead = sight @ drop[0], sight[..., 1], sight @ level
    to_wall = (viewpoint.distance_m + WALL_M) / ahead
    wall_up = viewpoint.height_m + up * to_wall
    wall = _wall((aside * to_wall).astype(np.float32), wall_up.astype(np.float32))
    to_floor = np.where(up < -1e-3, viewpoint.height_m / np.maximum(-up, 1e-3), 1e3)
    floor_aside = (aside * to_floor).astype(np.float32)
    floor_ahead = (ahead * to_floor - viewpoint.distance_m).astype(np.float32)
    floor = _floor(floor_aside, floor_ahead, viewpoint)
    picture = np.where((wall_up > 0)[..., None], wall, floor)
    size = (viewpoint.width_px, viewpoint.height_px)
    small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    soft = np.asarray(cv2.GaussianBlur(small, (0, 0), 1.1), dtype=np.float32)
    return _exposed(soft * _vignette(viewpoint)[..., None])


def _rays(viewpoint: Viewpoint) -> tuple[Array, Array]:
    """How far each fine pixel looks to the right and down, per metre ahead."""
    width, height = viewpoint.width_px * FINE, viewpoint.height_px * FINE
    focal = viewpoint.focal_px * FINE
    across = (np.arange(width) + 0.5 - width / 2) / focal
    along = (np.arange(height) + 0.5 - height / 2) / focal
    right, down = np.meshgrid(across, along)
    return right, down


def _wall(aside: Layer, up: Layer) -> Layer:
    """Plaster in a pool of light, oak slats at the left, a skirting board."""
    cloud = _clouds(aside, up)
    plaster = np.array(PLASTER, np.float32) * (1.0 + 0.045 * cloud)[..., None]
    slats = aside < -1.28
    ridge = np.abs((aside / 0.075) % 1.0 - 0.5)
    grain = np.clip((0.42 - ridge) / 0.05, 0.0, 1.0)
    tone = 1.0 + 0.10 * np.sin(np.floor(aside / 0.075) * 2.4)
    slat = np.array(SLAT, np.float32) * ((0.30 + 0.70 * grain * (1.0 - 0.5 * ridge)) * tone)[..., None]
    picture = np.where(slats[..., None], slat, plaster)
    board = up < 0.09
    picture = np.where(board[..., None], np.array((58.0, 62.0, 66.0), np.float32), picture)
    edge = np.exp(-(((aside + 1.28) / 0.05) ** 2)) * (aside > -1.28)
    pool = np.exp(-(((aside - 0.15) / 1.35) ** 2) - ((up - 1.65) / 1.25) ** 2)
    glow = 0.60 + 0.85 * pool - 0.25 * edge - 0.12 * np.exp(-(((up - 0.09) / 0.10) ** 2))
    # A warm lamp: its pool is a little redder than the grey around it.
    warmth = np.stack((1.0 - 0.07 * pool, np.ones_like(pool), 1.0 + 0.06 * pool), axis=-1)
    lit: Layer = (picture * glow[..., None] * warmth).astype(np.float32)
    return lit


def _floor(aside: Layer, ahead: Layer, viewpoint: Viewpoint) -> Layer:
    """Oak planks that run across the room, the wall's light mirrored in their varnish, and a mat."""
    row = np.floor(ahead / 0.14)
    start = aside + row * 0.618 * 1.9
    plank = np.floor(start / 1.9)
    tone = np.sin(row * 12.9898 + plank * 78.233) * 43758.5453
    tone = tone - np.floor(tone) - 0.5
    seam = np.abs((ahead / 0.14) % 1.0 - 0.5) > 0.485
    butt = np.abs((start / 1.9) % 1.0 - 0.5) > 0.4985
    grain = np.sin(start * 3.1 + 7 * tone + 2.5 * np.sin(ahead * 60 + 9 * tone)) * 0.02
    shade = (1.0 + 0.13 * tone + grain) * np.where(seam | butt, 0.72, 1.0)
    picture = np.array(OAK, np.float32) * shade[..., None]
    picture = _lay_mat(picture, aside, ahead, viewpoint)
    pool = np.exp(-((aside / 1.9) ** 2) - ((ahead + 0.1) / 1.7) ** 2)
    gloss = np.exp(-((aside / 1.3) ** 2) - ((ahead - WALL_M) / 0.9) ** 2)
    corner = np.exp(-(((ahead - WALL_M) / 0.16) ** 2))
    glow = 0.62 + 0.50 * pool + 0.12 * gloss - 0.30 * corner
    lit: Layer = (picture * glow[..., None] + 14.0 * gloss[..., None]).astype(np.float32)
    return lit


def _lay_mat(picture: Layer, aside: Layer, ahead: Layer, viewpoint: Viewpoint) -> Layer:
    """The floor with a training mat that lies along the athlete's own forward direction."""
    turn = np.radians(viewpoint.yaw_deg)
    # The picture's right is (cos, -sin) and ahead is (-sin, -cos) in the floor's (x, z).
    x = aside * np.cos(turn) - ahead * np.sin(turn)
    z = -aside * np.sin(turn) - ahead * np.cos(turn)
    beyond = np.hypot(np.maximum(np.abs(x) - 0.42, 0.0), np.maximum(np.abs(z) - 1.06, 0.0))
    inside = np.clip((0.06 - beyond) / 0.008, 0.0, 1.0)
    rim = np.clip((0.044 - beyond) / 0.006, 0.0, 1.0)
    weave = 1.0 + 0.02 * np.sin(x * 420) * np.sin(z * 420)
    mat = np.array(MAT, np.float32) * (weave * (0.84 + 0.16 * rim))[..., None]
    shadow = 1.0 - 0.30 * np.clip((0.085 - beyond) / 0.03, 0.0, 1.0)
    laid: Layer = (picture * shadow[..., None] * (1 - inside[..., None]) + mat * inside[..., None]).astype(
        np.float32
    )
    return laid


def _clouds(aside: Layer, up: Layer) -> Layer:
    """Soft unevenness of hand-laid plaster, about -1..1."""
    slow = np.sin(aside * 2.1 + 1.7 * np.sin(up * 1.3)) * np.sin(up * 2.7 + 1.1 * np.sin(aside * 1.9))
    quick = np.sin(aside * 9.0 + 3.0 * np.sin(up * 4.0)) * np.sin(up * 11.0 + 2.0 * np.sin(aside * 5.0))
    cloud: Layer = (0.7 * slow + 0.3 * quick).astype(np.float32)
    return cloud


def _vignette(viewpoint: Viewpoint) -> Layer:
    across = np.linspace(-1, 1, viewpoint.width_px, dtype=np.float32)
    along = np.linspace(-1, 1, viewpoint.height_px, dtype=np.float32)
    away: Layer = across[None] ** 2 + along[:, None] ** 2
    return (1.0 - 0.11 * away).astype(np.float32)


def _exposed(picture: Layer) -> Pixels:
    """The picture at the level that automatic exposure holds."""
    luma = float((picture.reshape(-1, 3).mean(axis=0) * (0.114, 0.587, 0.299)).sum())
    exposed: Pixels = np.clip(picture * (MEAN_LEVEL / luma), 0, 255).astype(np.uint8)
    return exposed
