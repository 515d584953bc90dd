"""The standard set: every mail and letter is a template without anybody listing it, in our very words."""

import re

import pytest

from tests.unit.messaging import samples
from wattwerk.documents import rendering as documents
from wattwerk.documents.domain.letter import DocumentKind, Letter
from wattwerk.messaging import own_words, rendering, standards
from wattwerk.messaging.domain import Content, MailKind, Recipient
from wattwerk.messaging.standards import Standard
from wattwerk.platform.vocabulary import LANGUAGES, Language
from wattwerk.templates import letters, queries
from wattwerk.templates.domain import checks
from wattwerk.templates.domain.markup import sanitised
from wattwerk.templates.domain.model import TemplateAddress, TemplateKind
from wattwerk.templates.domain.plain_text import plain_text

BRAND, SETTINGS = samples.brand(), samples.settings()
STANDARDS = {
    language: {
        (one.kind.value, one.key): one
        for one in standards.standards(language, brand=BRAND, settings=SETTINGS)
    }
    for language in LANGUAGES
}
GIVEN_BY_OTHERS = {
    DocumentKind.INVOICE,
    DocumentKind.INSTALMENT_NOTICE,
    DocumentKind.UPLOAD,
    DocumentKind.OWN_LETTER,
}
"""Documents that billing, customers or a brand itself write; we write none of their words."""


@pytest.fixture(autouse=True)
def _no_text_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "text_blocks", lambda *_, **__: {})


def each() -> list[object]:
    return [
        pytest.param(language, name, id="-".join((*name, language)))
        for language, found in STANDARDS.items()
        for name in found
    ]


def words(text: str) -> str:
    """Return the words of a text without what only its layout brings."""
    return re.sub(r"\W+", " ", text).strip()


def test_every_mail_and_every_letter_of_ours_has_its_template() -> None:
    found = STANDARDS["de"].values()
    mails = {message.kind for one in found for message in one.messages if isinstance(message, Content)}
    written = {message.kind for one in found for message in one.messages if isinstance(message, Letter)}
    assert set(MailKind) - mails == {MailKind.OWN}
    assert set(DocumentKind) - written - GIVEN_BY_OTHERS == set()


def test_the_languages_have_the_same_templates_with_the_same_variables() -> None:
    def names(language: Language) -> dict[object, set[str]]:
        return {
            name: {one.name for one in found.model.variables} for name, found in STANDARDS[language].items()
        }

    assert names("de") == names("en") == names("fr")


@pytest.mark.parametrize(("language", "name"), each())
def test_our_own_words_are_a_template_without_faults(language: Language, name: tuple[str, str]) -> None:
    standard = STANDARDS[language][name]
    content = standard.content
    assert sanitised(content.html) == content.html
    assert (
        checks.faults(
            subject=content.subject,
            preview=content.preview,
            html=content.html,
            blocks={},
            model=standard.model,
        )
        == []
    )


@pytest.mark.parametrize(("language", "name"), each())
def test_the_template_says_what_our_own_mail_or_letter_says(
    language: Language, name: tuple[str, str]
) -> None:
    standard = STANDARDS[language][name]
    for message in standard.messages:
        own, ours = rendered(standard, message)
        assert words(own) == words(ours)


def rendered(standard: Standard, message: Content | Letter) -> tuple[str, str]:
    """Return a message by its template and as we write it ourselves."""
    if isinstance(message, Content):
        filled = own_words.filled(standard.content, message, brand=BRAND, settings=SETTINGS)
        by_template, ours = (
            rendering.page(
                message, found, recipient=Recipient("Änne", "a@example.org"), brand=BRAND, settings=SETTINGS
            )
            for found in (filled, None)
        )
        assert by_template.subject == ours.subject
        assert words(by_template.text) == words(ours.text)
        return words(plain_text(_body(by_template.html))), words(plain_text(_body(ours.html)))
    context = letters.case_of(message, BRAND).context
    address = TemplateAddress(BRAND.id, TemplateKind.LETTER, standard.key, message.language)
    design = letters.worded(standard.content, context, letters.Design(), address)
    return (
        plain_text(_body(documents.page(message, BRAND, design))),
        plain_text(_body(documents.page(message, BRAND))),
    )


def _body(page: str) -> str:
    body = page[page.index("<body") :]
    # Our own layout numbers the steps in cells of a table, the template in a list.
    return re.sub(
        r'<span[^>]*>\d+</span></td><td class="text"',
        r'<td class="text"',
        re.sub(r"(?s)<ol.*?</ol>", _unnumbered, body),
    )


def _unnumbered(found: re.Match[str]) -> str:
    return found.group().replace("<ol", "<ul").replace("</ol>", "</ul>")
