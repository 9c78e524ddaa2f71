"""The title: the exercise's name; when the mirror recognised it, it comes in visibly and says so."""

from mirror.overlay.easing import Spring, ease_out
from mirror.overlay.layout import Layout
from mirror.overlay.lettering import Lettering, cap
from mirror.overlay.scene import Primitive
from mirror.overlay.theme import Theme
from mirror.overlay.tongue import Tongue

__all__ = ["Title"]

LIT_S = 2.4
"""How long a new name keeps the colour of what is new."""


class Title:
    """Shows one name at a time."""

    def __init__(self, theme: Theme, tongue: Tongue, layout: Layout) -> None:
        self._theme = theme
        self._tongue = tongue
        self._letters = Lettering(theme)
        self._name = ""
        self._since_s = self._lit = 0.0
        self._away = Spring(theme.motion.fade_s * 1.6)
        self.move(layout)

    def move(self, layout: Layout) -> None:
        """Stand in another layout from now on."""
        self._slot = layout.title

    def show(
        self, name: str, now_s: float, *, beneath: str = "", recognised: bool = False
    ) -> list[Primitive]:
        """The name at this instant; another one than before slides in, and is lit if it was recognised.

        Args:
            name: of the exercise.
            now_s: the display's clock, seconds.
            beneath: a few words under it: which set it is.
            recognised: whether the mirror itself found what is done, which is told under it, too.
        """
        if name != self._name:
            self._away.jump(1.0 if self._name else 0.0)
            self._name, self._since_s = name, now_s
        away = self._away.update(0.0, now_s)
        self._lit = 1.0 - ease_out(now_s - self._since_s, LIT_S) if recognised else 0.0
        theme, slot = self._theme, self._slot
        size, left = theme.type.headline, slot.left - away * theme.space.wide
        baseline = slot.top + cap(size)
        colour = theme.palette.ink.toward(theme.palette.sure, self._lit)
        title = self._letters.fitted(name, (left, baseline), size, slot.width, colour, opacity=1.0 - away)
        found = self._tongue.word("Recognised") if recognised else ""
        words = "  ·  ".join(filter(None, (beneath, found)))
        if not words:
            return [title]
        small = theme.type.body if beneath else theme.type.label
        small *= min(1.0, slot.width / self._letters.label_width(words, small))
        under = baseline + theme.space.step * 0.85 + cap(small)
        return [title, self._letters.label(words, (left, under), size=small)]

    @property
    def restless(self) -> bool:
        """Whether it is on its way, or still lit."""
        return self._away.moving or self._lit > 0.01
