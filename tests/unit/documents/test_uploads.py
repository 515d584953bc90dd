"""What files customers may send, whatever they call them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wattwerk.documents.domain.uploads import (
    HEIC,
    JPEG,
    LONGEST_NAME,
    PDF,
    PNG,
    FileFormat,
    format_of,
    quarantine_key,
    readable_name,
    upload_at,
)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", PDF),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", JPEG),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", PNG),
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00", HEIC),
        (b"\x00\x00\x00\x18ftypmif1\x00\x00\x00\x00", HEIC),
        (b"\x00\x00\x00\x18ftypisom\x00\x00\x00\x00", None),
        (b"MZ\x90\x00\x03\x00\x00\x00", None),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", None),
        (b"<html>%PDF-1.7", None),
        (b"PK\x03\x04", None),
        (b"", None),
    ],
)
def test_the_first_bytes_decide(content: bytes, expected: FileFormat | None) -> None:
    assert format_of(content) is expected


@pytest.mark.parametrize(
    ("given_name", "readable"),
    [
        ("Zählerfoto.jpeg", "Zählerfoto"),
        (r"C:\Users\Änne\Übergabeprotokoll 2026.pdf", "Übergabeprotokoll 2026"),
        ("../../etc/passwd", "passwd"),
        ("Rechnung\u202efdp.exe", "Rechnung fdp"),
        ("...", "Upload"),
        ('Miet"vertrag<1>.pdf', "Miet vertrag 1"),
    ],
)
def test_a_name_keeps_what_people_read_and_nothing_else(given_name: str, readable: str) -> None:
    assert readable_name(given_name) == readable


@given(st.text(min_size=1, max_size=255))
def test_every_name_becomes_a_name_without_folders(given_name: str) -> None:
    name = readable_name(given_name)
    assert name
    assert len(name) <= LONGEST_NAME
    assert not set(name) & set('/\\\n\r"<>|:*?')


def test_a_place_in_quarantine_tells_whose_it_is() -> None:
    key = quarantine_key(brand="musterstadt", customer_number="48213377", upload_id="ab12")
    assert upload_at(key) == ("48213377", "ab12")
    assert upload_at("musterstadt/customer/48213377/ab12/f00.pdf") is None
