"""Widths are read from the font, digits keep their place, and words are broken to fit."""

import cv2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mirror.overlay.scene import Weight
from mirror.overlay.theme import Theme

WORDS = st.text("abcdefghijklmnopqrstuvwxyz ", min_size=1, max_size=80).filter(str.strip)


@pytest.mark.parametrize("weight", list(Weight))
def test_digits_are_equally_wide(theme: Theme, weight: Weight) -> None:
    """A number that changes does not jump."""
    widths = {theme.typeface.width(digit, 1.0, weight) for digit in "0123456789"}

    assert len(widths) == 1


@pytest.mark.parametrize("letters", ["ÄÖÜäöüß", "áéíóúñ¿¡", "àâçèêëîïôœùûÿ", "ãõáâêç", "°·“”€"])
def test_letters_of_the_languages_are_there(theme: Theme, letters: str) -> None:
    """German, Spanish, French, Portuguese and the signs of the hud have glyphs of their own."""
    known = theme.typeface._advances[Weight.SEMIBOLD]

    assert set(letters) <= set(known)


@pytest.mark.parametrize("words", ["Squat", "Go a little deeper", "Range 61 of 70 degrees", "12"])
def test_widths_agree_with_a_renderer(theme: Theme, words: str) -> None:
    """Read from the file's tables, they are those of OpenCV's own renderer, within three per cent."""
    font = cv2.FontFace(str(theme.font(Weight.SEMIBOLD)))
    _, _, drawn, _ = cv2.getTextSize((2000, 400), words, (0, 200), font, 100, 0)

    assert theme.typeface.width(words, 100.0, Weight.SEMIBOLD) == pytest.approx(drawn, rel=0.03, abs=8)


@given(words=WORDS, limit=st.floats(0.5, 3.0))
def test_broken_lines_keep_every_word(words: str, limit: float) -> None:
    """Nothing is lost or turned around, and only a word that is wider alone passes the limit."""
    face = Theme.shipped().typeface
    lines = face.wrapped(words, 0.1, Weight.MEDIUM, limit)

    assert " ".join(lines).split() == words.split()
    assert all(face.width(line, 0.1, Weight.MEDIUM) <= limit + 1e-9 or " " not in line for line in lines)


@pytest.mark.parametrize(("limit", "expected"), [(10.0, 0.1), (0.2, None)])
def test_words_shrink_only_when_they_must(theme: Theme, limit: float, expected: float | None) -> None:
    """The asked size where there is room, else the size at which the words just fit."""
    size = theme.typeface.shrunk("Biceps curl", 0.1, Weight.SEMIBOLD, limit)

    assert size == pytest.approx(
        expected or limit / theme.typeface.width("Biceps curl", 1.0, Weight.SEMIBOLD)
    )
