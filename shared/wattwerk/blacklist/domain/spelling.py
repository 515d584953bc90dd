"""How words are written and how they sound, so that one person spelled in two ways is recognised."""

import unicodedata

_CODES = {
    **dict.fromkeys("AEIJOUY", "0"),
    "B": "1",
    "P": "1",
    **dict.fromkeys("DT", "2"),
    **dict.fromkeys("FVW", "3"),
    **dict.fromkeys("GKQ", "4"),
    "C": "8",
    "X": "48",
    "L": "5",
    **dict.fromkeys("MN", "6"),
    "R": "7",
    **dict.fromkeys("SZ", "8"),
}


def plain(text: str) -> str:
    """Return words in small letters a to z and digits: "Müller-Lüdenscheidt" → "mueller luedenscheidt".

    Umlauts fall together with their spelling with e, other accents with the letter below them.
    """
    folded = unicodedata.normalize("NFC", text).casefold()
    for written, letters in (("ä", "ae"), ("ö", "oe"), ("ü", "ue")):
        folded = folded.replace(written, letters)
    decomposed = unicodedata.normalize("NFKD", folded)
    letters_only = "".join(
        character if character.isalnum() else " "
        for character in decomposed
        if not unicodedata.combining(character)
    )
    return " ".join(letters_only.split())


def street(text: str) -> str:
    """Return a street for comparisons; "Schloßstr." and "SCHLOSS STRASSE" are one."""
    joined = plain(text).replace(" ", "")
    for short in ("strasse", "str"):
        if joined.endswith(short):
            return f"{joined.removesuffix(short)}strasse"
    return joined


def house_digits(text: str) -> str:
    """Return the digits with which a house number begins: "12 a" → "12"."""
    digits = ""
    for character in text.strip():
        if not character.isdigit():
            break
        digits += character
    return digits


def sound(text: str) -> str:
    """Return how a word sounds in German: the code of Hans Joachim Postel (Kölner Phonetik, 1969).

    "Meyer", "Maier" and "Mayr" share one code, "Schmidt" and "Schmitt" another.
    """
    # What is spelled out for comparisons is one vowel to the ear.
    letters = plain(text).replace(" ", "").upper()
    codes: list[str] = []
    for position, letter in enumerate(letters):
        before = letters[position - 1] if position else ""
        after = letters[position + 1 : position + 2]
        code = _code(letter, before, after)
        codes += [digit for digit in code if not codes or codes[-1] != digit]
    return "".join(digit for position, digit in enumerate(codes) if position == 0 or digit != "0")


def _code(letter: str, before: str, after: str) -> str:
    if letter == "P" and after == "H":
        return "3"
    if letter in "DT" and after in ("C", "S", "Z"):
        return "8"
    if letter == "X" and before in ("C", "K", "Q"):
        return "8"
    if letter == "C":
        hard = "AHKLOQRUX" if not before else "AHKOQUX"
        return "4" if after and after in hard and before not in ("S", "Z") else "8"
    return _CODES.get(letter, "")
