import pytest

from dragoman.reports import is_read, language_of
from dragoman.reports.languages import normalise

ENGLISH = [
    "Residents of the hardest-hit areas dig through the wreckage of their flattened homes.",
    "Kim Jong Un pledged support for Moscow.",
    "The Kremlin did not comment.",
    "Putin and Xi meet in Beijing",
]
# too little to say: never called foreign, and so read
SHORT = [
    "Putin visits Pyongyang",
    "Kim Jong Un, Putin",
    "Macron, Scholz, Sunak",
    "Hamas",
    "Zelensky in Berlin",
    "3.5",
    "…",
    "Xi Jinping",
    "Pas de deux",
]
FOREIGN = [
    ("fr", "Le président russe a rencontré le dirigeant nord-coréen à Vladivostok mercredi."),
    ("de", "Nordkorea hat nach Angaben aus Seoul erneut eine Rakete getestet."),
    ("es", "El presidente ruso se reunió con el líder norcoreano en Vladivostok."),
    ("it", "Il presidente russo ha incontrato il leader nordcoreano."),
    ("nl", "Noord-Korea heeft opnieuw een raket afgevuurd, zegt het leger van Zuid-Korea."),
    ("pl", "Prezydent Rosji spotkał się z przywódcą Korei Północnej."),
    ("tr", "Kuzey Kore yeni bir füze denemesi yaptı, Güney Kore ordusu duyurdu."),
    ("vi", "Tổng thống Nga gặp lãnh đạo Triều Tiên tại Vladivostok."),
    ("id", "Korea Utara kembali meluncurkan rudal balistik ke arah laut."),
    ("ru", "Путин встретился с Ким Чен Ыном на космодроме."),
    ("uk", "Президент України зустрівся з прем'єр-міністром."),
    ("ko", "북한이 러시아에 포탄을 제공했다고 국정원이 밝혔다."),
    ("zh", "外交部发言人表示,中方反对单边制裁。"),
    ("ja", "北朝鮮がミサイルを発射したと韓国軍が発表した。"),
    ("ar", "قال الرئيس الروسي إن بلاده ستواصل دعمها"),
]


@pytest.mark.parametrize("text", ENGLISH)
def test_english(text: str) -> None:
    assert language_of(text) == "en"


@pytest.mark.parametrize("text", SHORT)
def test_too_short_to_say_is_read(text: str) -> None:
    assert is_read(language_of(text))


@pytest.mark.parametrize(("language", "text"), FOREIGN)
def test_foreign(language: str, text: str) -> None:
    assert language_of(text) == language
    assert not is_read(language)


def test_another_alphabet_is_never_english() -> None:
    assert not is_read(language_of("Путин в Пекине"))
    assert not is_read(language_of("Путин в Пекине", given="en"))


@pytest.mark.parametrize(
    ("text", "given", "hint", "expected"),
    [
        ("Putin visits Pyongyang", "en-GB", "", "en"),  # what the input says decides
        ("Putin à Pyongyang", "fra", "", "fr"),
        ("Le président russe a rencontré le dirigeant nord-coréen.", "de", "", "de"),
        ("The Kremlin did not comment on the visit.", "ru", "", "en"),  # unless the letters cannot be that language's
        ("북한이 러시아에 포탄을 제공했다고 밝혔다.", "en", "", "ko"),
        ("Putin visits Pyongyang", "", "de", "de"),  # a hint decides where the text does not
        ("The Kremlin did not comment on the visit.", "", "de", "en"),  # and not where it does
        ("The Kremlin did not comment on the visit.", "klingon", "", "en"),
    ],
)
def test_what_the_input_says(text: str, given: str, hint: str, expected: str) -> None:
    assert language_of(text, given, hint) == expected


def test_codes() -> None:
    assert [normalise(x) for x in ("en-US", "ENG", "English", "zh_Hans", "ger", "", "xx", None, 5)] == [
        "en",
        "en",
        "en",
        "zh",
        "de",
        "",
        "",
        "",
        "",
    ]
