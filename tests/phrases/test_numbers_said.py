"""Numbers are said as one counts aloud, in every language."""

import pytest

from mirror.phrases.numbers import has_numbers, say_numbers
from mirror.phrases.reading import languages, read_phrases

TRICKY: dict[str, dict[int, str]] = {
    "en": {
        0: "zero", 1: "one", 12: "twelve", 13: "thirteen", 15: "fifteen", 21: "twenty-one", 30: "thirty",
        40: "forty", 80: "eighty", 99: "ninety-nine", 100: "one hundred", 101: "one hundred and one",
        116: "one hundred and sixteen", 120: "one hundred and twenty", 180: "one hundred and eighty",
        200: "two hundred", 999: "nine hundred and ninety-nine",
    },
    "de": {
        0: "null", 1: "eins", 6: "sechs", 7: "sieben", 11: "elf", 12: "zwölf", 16: "sechzehn",
        17: "siebzehn", 21: "einundzwanzig", 30: "dreißig", 31: "einunddreißig", 60: "sechzig",
        70: "siebzig", 71: "einundsiebzig", 81: "einundachtzig", 99: "neunundneunzig", 100: "einhundert",
        101: "einhunderteins", 116: "einhundertsechzehn", 180: "einhundertachtzig", 200: "zweihundert",
        999: "neunhundertneunundneunzig",
    },
    "es": {
        0: "cero", 1: "uno", 15: "quince", 16: "dieciséis", 21: "veintiuno", 22: "veintidós",
        23: "veintitrés", 26: "veintiséis", 31: "treinta y uno", 70: "setenta", 91: "noventa y uno",
        100: "cien", 101: "ciento uno", 116: "ciento dieciséis", 120: "ciento veinte", 200: "doscientos",
        500: "quinientos", 700: "setecientos", 999: "novecientos noventa y nueve",
    },
    "fr": {
        0: "zéro", 1: "un", 16: "seize", 17: "dix-sept", 21: "vingt et un", 22: "vingt-deux",
        70: "soixante-dix", 71: "soixante et onze", 72: "soixante-douze", 77: "soixante-dix-sept",
        80: "quatre-vingts",
        81: "quatre-vingt-un", 90: "quatre-vingt-dix", 91: "quatre-vingt-onze", 99: "quatre-vingt-dix-neuf",
        100: "cent", 101: "cent un", 116: "cent seize", 180: "cent quatre-vingts", 200: "deux cents",
        201: "deux cent un", 999: "neuf cent quatre-vingt-dix-neuf",
    },
    "pt": {
        0: "zero", 1: "um", 2: "dois", 14: "catorze", 15: "quinze", 21: "vinte e um", 50: "cinquenta",
        71: "setenta e um", 99: "noventa e nove", 100: "cem", 101: "cento e um", 120: "cento e vinte",
        200: "duzentos", 500: "quinhentos", 999: "novecentos e noventa e nove",
    },
}  # fmt: skip
"""What learners of each language get wrong, and so do programs."""


@pytest.mark.parametrize("language", languages())
def test_tricky_numbers(language: str) -> None:
    """Each is the word that is counted aloud: "eins", not "ein"."""
    phrases = read_phrases(language)
    assert {number: phrases.spoken(str(number)) for number in TRICKY[language]} == TRICKY[language]


@pytest.mark.parametrize("language", languages())
def test_every_number_has_words_of_its_own(language: str) -> None:
    """No digit is left and no two numbers are said alike, up to 999."""
    phrases = read_phrases(language)
    said = [phrases.spoken(str(number)) for number in range(1000)]
    assert not any(letter.isdigit() for words in said for letter in words)
    assert len(set(said)) == 1000


@pytest.mark.parametrize(
    ("language", "number", "said"),
    [("pt", 16, "dezasseis"), ("pt_BR", 16, "dezesseis"), ("pt", 19, "dezanove"), ("pt_BR", 19, "dezenove")],
)
def test_portuguese_counts_in_two_ways(language: str, number: int, said: str) -> None:
    """In Lisbon otherwise than in São Paulo."""
    assert say_numbers(str(number), language) == said


@pytest.mark.parametrize(
    ("language", "words", "said"),
    [
        ("en", "Set 21", "Set twenty-one"),
        ("en", "3 more, then 12 left", "three more, then twelve left"),
        ("en", "Set 2.", "Set two."),
        ("en", "007", "seven"),
        ("en", "Go a little deeper", "Go a little deeper"),
        ("en", "", ""),
        ("de", "Noch 1", "Noch eins"),
        ("de", "Noch 45 Sekunden", "Noch fünfundvierzig Sekunden"),
        ("es", "Quedan 21", "Quedan veintiuno"),
        ("es", "21 segundos", "veintiún segundos"),
        ("es", "31 segundos", "treinta y un segundos"),
        ("es", "21 repeticiones", "veintiuna repeticiones"),
        ("es", "1 series", "una series"),
        ("fr", "21 secondes", "vingt et une secondes"),
        ("fr", "80 secondes", "quatre-vingts secondes"),
        ("fr", "Encore 1", "Encore un"),
        ("pt", "22 segundos", "vinte e dois segundos"),
        ("pt_BR", "22 repetições", "vinte e duas repetições"),
    ],
)
def test_numbers_within_words(language: str, words: str, said: str) -> None:
    """A number agrees with what it counts, where the language asks for it."""
    assert say_numbers(words, language) == said


@pytest.mark.parametrize("words", ["2.5", "0,5 m", "10:30", "8kg", "50%", "90°", "L4", "1234567"])
def test_parts_of_something_else_are_left_to_the_engine(words: str) -> None:
    """A speech engine knows units, clocks and decimals; "two.five" it would not."""
    assert say_numbers(words, "en") == words


def test_languages_with_number_words() -> None:
    """A studio's file names one that there is."""
    assert has_numbers("pt_BR")
    assert not has_numbers("tlh")
