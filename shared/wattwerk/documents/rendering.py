"""Letters as PDF: HTML laid out by PlutoPrint with our own fonts, nothing fetched from outside."""

import base64
import io
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib.abc import Traversable
from importlib.resources import files
from typing import Any

from markupsafe import Markup

from wattwerk.brands.schemas import Brand
from wattwerk.documents import columns
from wattwerk.documents.domain.colours import on_white
from wattwerk.documents.domain.design import Design
from wattwerk.documents.domain.letter import Letter, Section
from wattwerk.platform.templates import Texts, environment

PACKAGE = "wattwerk.documents"
FONT_SUBSETS = {
    "latin": "U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+2000-206F, U+20AC, "
    "U+2122, U+2191, U+2193, U+2212, U+2215",
    "latin-ext": "U+0100-0130, U+0132-0151, U+0154-02BA, U+1E00-1E9F, U+1EF2-1EFF, U+2020, U+20A0-20AB, "
    "U+20AD-20C4",
    "cyrillic": "U+0400-045F, U+0490-0491, U+04B0-04B1, U+2116",
    "greek": "U+0370-03FF",
}
FONT_WEIGHTS = (400, 600)
OWN_FONT = "Source Sans 3"
A4_WIDTH, A4_HEIGHT = 793.7, 1122.5
"""CSS pixels."""
SHOWN_SIZE = 1.2
"""How much larger than on paper pages are drawn for screens."""
PAGES_SHOWN = 6


def pdf(letter: Letter, brand: Brand, design: Design | None = None) -> bytes:
    """Return the letter as PDF (A4) in the look of the brand.

    ``design`` is what a brand has put in the place of our texts and measures.

    The file names its title and language, so that screen readers announce and pronounce it right.
    The renderer marks links but no headings or tables, so the file is not PDF/UA.
    """
    import plutoprint

    design = design or Design()
    book = _laid_out(letter, brand, design)
    book.set_metadata(plutoprint.PDF_METADATA_TITLE, design.title or letter.title)
    book.set_metadata(plutoprint.PDF_METADATA_AUTHOR, brand.contact.company)
    stream = io.BytesIO()
    book.write_to_pdf_stream(stream)
    return _described(stream, letter)


def images(letter: Letter, brand: Brand, design: Design) -> list[bytes]:
    """Return the first pages of a letter as PNG, for screens that show no PDF."""
    import plutoprint

    book = _laid_out(letter, brand, design)
    found = []
    for number in range(min(book.get_page_count(), PAGES_SHOWN)):
        canvas = plutoprint.ImageCanvas(round(A4_WIDTH * SHOWN_SIZE), round(A4_HEIGHT * SHOWN_SIZE))
        canvas.clear_surface(1, 1, 1, 1)
        canvas.scale(SHOWN_SIZE, SHOWN_SIZE)
        book.render_page(canvas, number)
        stream = io.BytesIO()
        canvas.write_to_png_stream(stream)
        found.append(stream.getvalue())
    return found


def _laid_out(letter: Letter, brand: Brand, design: Design) -> Any:
    import plutoprint

    book = plutoprint.Book(plutoprint.PAGE_SIZE_A4, plutoprint.PAGE_MARGINS_NONE)
    book.custom_resource_fetcher = _nothing_from_outside()
    if design.layout.columns == 1:
        book.load_html(page(letter, brand, design))
    else:
        book.load_html(page(letter, brand, design, _pages(book, letter, brand, design)))
        if _is_too_wide(book):
            # A block is larger than the columns of a page, e.g. a long table: then one column holds it.
            narrow = design.layout.model_copy(update={"columns": 1})
            book.load_html(page(letter, brand, replace(design, layout=narrow)))
    return book


def _is_too_wide(book: Any) -> bool:
    """Return whether something stands beside the paper."""
    return bool(book.get_document_width() > A4_WIDTH + 1)


def _pages(book: Any, letter: Letter, brand: Brand, design: Design) -> list[Markup]:
    """Return the text of a letter in columns, page by page."""
    alone = replace(letter, withdrawal=None)

    def set_in(pages: Sequence[columns.Page]) -> list[Markup]:
        return [_side_by_side(one, design.layout.columns) for one in pages]

    def fits(pages: list[columns.Page]) -> bool:
        # Only the first page has a head of its own; what stands on the others does not matter here.
        tried = pages if len(pages) == 1 else [(), pages[-1]]
        book.load_html(page(alone, brand, design, set_in(tried)))
        return int(book.get_page_count()) == len(tried) and not _is_too_wide(book)

    return set_in(columns.pages(_body(letter, design), design.layout.columns, fits))


def _side_by_side(found: columns.Page, number: int) -> Markup:
    cells = ["".join(column) for column in found] + [""] * (number - len(found))
    return Markup(f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>")  # noqa: S704 - cut from our markup


def _body(letter: Letter, design: Design) -> Markup:
    """Return what stands below the title."""
    if design.body:
        return design.body
    return Markup(environment(PACKAGE).get_template("parts.html").make_module().body(letter))  # type: ignore[attr-defined]  # noqa: S704


def page(letter: Letter, brand: Brand, design: Design | None = None, texts: Sequence[Markup] = ()) -> str:
    """Return the letter as the HTML page that is laid out; ``texts`` are those of its single pages."""
    design = design or Design()
    t = Texts(PACKAGE, letter.language)
    return (
        environment(PACKAGE)
        .get_template("letter.html")
        .render(
            letter=letter,
            design=design,
            layout=design.layout,
            brand=brand,
            contact=brand.contact,
            colour=on_white(brand.theme.primary),
            fonts=Markup(_font_faces(design.layout.font)),  # noqa: S704 - our own constant
            logo=_embedded(brand.theme.logo_svg.encode(), "image/svg+xml"),
            addressee=_addressee(brand, t),
            t=t,
            texts=texts or (_body(letter, design),),
        )
    )


def section(part: Section) -> str:
    """Return a section of a letter as markup, for texts of a brand that show it."""
    return str(environment(PACKAGE).get_template("parts.html").make_module().section(part))  # type: ignore[attr-defined] # a macro


def paragraphs(texts: tuple[str, ...]) -> str:
    """Return paragraphs as markup."""
    return str(environment(PACKAGE).get_template("parts.html").make_module().paragraphs(texts))  # type: ignore[attr-defined] # a macro


def signature(lines: tuple[str, ...]) -> str:
    """Return the signature of a letter as markup."""
    return str(environment(PACKAGE).get_template("parts.html").make_module().signature(lines))  # type: ignore[attr-defined] # a macro


def _addressee(brand: Brand, texts: Texts) -> str:
    contact = brand.contact
    address = f"{contact.street} {contact.house_number}, {contact.postcode} {contact.town}"
    return f"{contact.company}, {address}, {texts('telephone')} {contact.phone}, {contact.email}"


@cache
def _font_faces(family: str) -> str:
    """Return a font with its subsets; what it has no signs for is written in our own."""
    return "".join(
        f'@font-face {{ font-family: "{name}"; font-weight: {weight}; unicode-range: {characters}; '
        f'src: url("{_embedded(file.read_bytes(), "font/woff2")}"); }}\n'
        for name in dict.fromkeys((family, OWN_FONT))
        for weight in FONT_WEIGHTS
        for subset, characters in FONT_SUBSETS.items()
        if (file := _font_file(name, subset, weight)).is_file()
    )


def _font_file(family: str, subset: str, weight: int) -> Traversable:
    name = family.lower().replace(" ", "-")
    return files(PACKAGE) / "fonts" / f"{name}-{subset}-{weight}-normal.woff2"


def _embedded(content: bytes, media_type: str) -> str:
    """Return a file as an address that contains it.

    The renderer keeps fonts until the process ends; one that a Python fetcher handed over would be
    released after the interpreter is gone, which crashes the process.
    """
    return f"data:{media_type};base64,{base64.b64encode(content).decode()}"


@cache
def _nothing_from_outside() -> Any:
    """Return a source of resources that has none: everything is embedded."""
    import plutoprint

    class Nothing(plutoprint.ResourceFetcher):
        def fetch_url(self, url: str) -> plutoprint.ResourceData:
            raise PermissionError(f"documents load nothing from outside: {url[:80]}")

    return Nothing()


def _described(stream: io.BytesIO, letter: Letter) -> bytes:
    """Return the file with language and date, which the renderer does not write or writes wrongly."""
    from pypdf import PdfWriter
    from pypdf.generic import BooleanObject, DictionaryObject, NameObject, TextStringObject

    writer = PdfWriter(clone_from=stream)
    writer.root_object[NameObject("/Lang")] = TextStringObject(letter.language)
    show_title = {NameObject("/DisplayDocTitle"): BooleanObject(True)}
    writer.root_object[NameObject("/ViewerPreferences")] = DictionaryObject(show_title)
    writer.add_metadata({"/CreationDate": f"D:{letter.issued_on:%Y%m%d}000000Z"})
    result = io.BytesIO()
    writer.write(result)
    return result.getvalue()
