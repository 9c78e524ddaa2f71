"""Which language the mirror speaks where nobody has said so."""

import pytest

from mirror.devices.system_language import language_among, system_languages

KNOWN = ("en", "de", "es", "fr", "pt")


@pytest.mark.parametrize(
    ("environment", "tags"),
    [
        ({}, ()),
        ({"LANG": "C.UTF-8"}, ()),
        ({"LANG": "POSIX"}, ()),
        ({"LANG": "de_AT.UTF-8"}, ("de-at",)),
        ({"LANG": "de_DE@euro", "LC_MESSAGES": "pt_BR.UTF-8"}, ("pt-br", "de-de")),
        ({"LANGUAGE": "nl:fr_CH", "LANG": "fr_CH.UTF-8"}, ("nl", "fr-ch")),
    ],
)
def test_what_the_system_says(environment: dict[str, str], tags: tuple[str, ...]) -> None:
    """POSIX's own languages are none of a person's."""
    assert system_languages(environment) == tags


@pytest.mark.parametrize(
    ("wanted", "language"),
    [
        ((), "en"),
        (("de-at",), "de"),
        (("nl", "fr-ch"), "fr"),
        (("ja",), "en"),
        (("pt-br", "de"), "pt"),
    ],
)
def test_the_first_that_there_are_phrases_of(wanted: tuple[str, ...], language: str) -> None:
    """A region that is unknown is its language; nothing known is English."""
    assert language_among(KNOWN, wanted, "en") == language
