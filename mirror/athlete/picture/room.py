"""The room behind the athlete: a studio with a plaster wall in soft light, slats, an oak floor and a mat."""

from math import cos, hypot, radians, sin

import cv2
import numpy as np
import numpy.typing as npt

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
"""The floor is drawn so many times finer and shrunk, once, so that far planks do not shimmer."""

PLASTER = (104.0, 110.0, 116.0)
OAK = (92.0, 128.0, 160.0)
SLAT = (70.0, 98.0, 126.0)
TONES = np.random.default_rng(5).uniform(-0.5, 0.5, 61).astype(np.float32)
"""How much lighter or darker one plank is than the next."""
MAT = (112.0, 108.0, 84.0)


def room(viewpoint: Viewpoint) -> Pixels:
    """The empty studio as that camera sees it, well exposed in neutral light."""
    corner = _corner_row(viewpoint)
    parts = []
    if corner > 0:
        aside, up = _on_wall(viewpoint, corner)
        parts.append(_wall(aside, up))
    if corner < viewpoint.height_px:
        aside, ahead = _on_floor(viewpoint, corner)
        size = (viewpoint.width_px, viewpoint.height_px - corner)
        fine = _floor(aside, ahead, viewpoint)
        parts.append(np.asarray(cv2.resize(fine, size, interpolation=cv2.INTER_AREA), dtype=np.float32))
    soft = np.asarray(cv2.GaussianBlur(np.concatenate(parts), (0, 0), 1.1), dtype=np.float32)
    return _exposed(soft * _vignette(viewpoint)[..., None])


def _rays(viewpoint: Viewpoint, first: int, last: int, fine: int) -> tuple[Layer, Layer, Layer]:
    """Per metre of sight: how far each column goes aside (1, w), each row up (h, 1) and level ahead (h, 1).

    The camera is not rolled, so columns and rows are independent; `first` and `last` are rows of the picture.
    """
    focal = viewpoint.focal_px * fine
    columns = np.arange(viewpoint.width_px * fine, dtype=np.float32)
    rows = np.arange(first * fine, last * fine, dtype=np.float32)
    aside = (columns + 0.5 - viewpoint.width_px * fine / 2) / np.float32(focal)
    down = (rows + 0.5 - viewpoint.height_px * fine / 2) / np.float32(focal)
    _, below, sight = viewpoint.axes
    level = hypot(sight[0], sight[2])
    dip = hypot(below[0], below[2])
    up = sight[1] + down * below[1]
    ahead = level - down * dip
    return aside[None], up[:, None].astype(np.float32), ahead[:, None].astype(np.float32)


def _corner_row(viewpoint: Viewpoint) -> int:
    """The row of the picture at which the wall meets the floor."""
    _, up, ahead = _rays(viewpoint, 0, viewpoint.height_px, 1)
    wall_up = viewpoint.height_m + up * (viewpoint.distance_m + WALL_M) / np.maximum(ahead, 1e-3)
    return int((wall_up > 0).sum())


def _on_wall(viewpoint: Viewpoint, corner: int) -> tuple[Layer, Layer]:
    """How far aside of the camera's sight, and how high, every pixel above the corner meets the wall."""
    aside, up, ahead = _rays(viewpoint, 0, corner, 1)
    reach = (viewpoint.distance_m + WALL_M) / ahead
    return aside * reach, np.broadcast_to(viewpoint.height_m + up * reach, (len(up), aside.shape[1]))


def _on_floor(viewpoint: Viewpoint, corner: int) -> tuple[Layer, Layer]:
    """How far aside (h, w), and how far beyond the athlete's spot (h, 1), fine pixels meet the floor."""
    aside, up, ahead = _rays(viewpoint, corner, viewpoint.height_px, FINE)
    reach = viewpoint.height_m / np.maximum(-up, 1e-3)
    beyond: Layer = (ahead * reach - viewpoint.distance_m).astype(np.float32)
    return (aside * reach).astype(np.float32), beyond


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
    tone = TONES[(row * 7 + plank * 13).astype(np.intp) % len(TONES)]
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
    turn = radians(viewpoint.yaw_deg)
    # The picture's right is (cos, -sin) and ahead is (-sin, -cos) in the floor's (x, z).
    x = aside * cos(turn) - ahead * sin(turn)
    z = -aside * sin(turn) - ahead * cos(turn)
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
