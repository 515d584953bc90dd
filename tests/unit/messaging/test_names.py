"""What staff read beside a template: every variable, condition and place has a name in their language."""

from datetime import datetime

import pytest

from infra.demo import brands as demo_brands
from wattwerk.brands import queries as brands
from wattwerk.messaging import names, standards
from wattwerk.platform.vocabulary import LANGUAGES, Language


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.usefixtures("cloud")
def test_everything_that_a_template_can_use_has_a_name(
    language: Language, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    demo_brands.load(now)
    nameless: set[str] = set()

    def note(name: str) -> str:
        nameless.add(name)
        return name

    # What has no name is called after its key, in the language of the code.
    monkeypatch.setattr(names, "_plain", note)
    brand_id = demo_brands.MUSTERSTADT.id
    brand, settings = brands.brand(brand_id), brands.settings(brand_id)
    for standard in standards.standards(language, brand=brand, settings=settings):
        model = standard.model
        for variable in model.variables:
            names.variable(variable.name, language)
        for condition in model.conditions:
            is_value = model.variable(condition.name) is not None
            names.condition(condition.name, language, is_value=is_value)
        for slot in model.slots:
            names.slot(slot.name, language)
    assert nameless == set()
