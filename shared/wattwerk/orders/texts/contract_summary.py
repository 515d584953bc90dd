"""The lines of the contract summary as a customer reads them."""

from collections.abc import Sequence
from decimal import Decimal

from wattwerk.catalog.condition_schemas import Conditions, EnergyBlock
from wattwerk.orders.domain.contract_summary import ContractSummary
from wattwerk.orders.texts import Words
from wattwerk.orders.texts.basket import bundle_line, extra_line

GROUP = "contract_summary"
ZERO = Decimal(0)


def contract_summary_lines(summary: ContractSummary) -> dict[str, str]:
    """Return the lines of the summary by key, in the summary's language."""
    words = Words(summary.language)
    return {
        **_parties(summary, words),
        **_delivery(summary, words),
        **_prices(summary, words),
        **_terms(summary, words),
        **_rights(summary, words),
    }


def _parties(summary: ContractSummary, words: Words) -> dict[str, str]:
    contact = summary.supplier.model_dump()
    supplier = words.text(GROUP, "supplier", **contact)
    if summary.brand_name not in summary.supplier.company:
        supplier = words.text(GROUP, "supplier_brand", brand_name=summary.brand_name, supplier=supplier)
    return {
        "supplier": supplier,
        "contact": words.text(GROUP, "contact", hotline=summary.hotline, **contact),
    }


def _delivery(summary: ContractSummary, words: Words) -> dict[str, str]:
    point, product = summary.supply_point, summary.product
    commodity = words.text("commodities", point.commodity.value)
    place = words.text(GROUP, "supply_point", meter_number=point.meter_number, **point.address.model_dump())
    if point.market_location:
        place = words.text(
            GROUP,
            "supply_point_market_location",
            supply_point=place,
            market_location=point.market_location,
        )
    grid_operator = "grid_operator" if point.grid_operator else "grid_operator_unknown"
    services = (
        "services_with_meter_operation"
        if product.meter_operation_included
        else "services_without_meter_operation"
    )
    return {
        "product": words.text(GROUP, "product", name=product.name, commodity=commodity),
        "supply_point": place,
        "grid_operator": words.text(GROUP, grid_operator, grid_operator=point.grid_operator),
        "services": words.text(GROUP, services, commodity=commodity),
        **_extras(summary, words),
        "supply_start": words.text(GROUP, "supply_start", date=words.day(summary.supply_start)),
    }


def _prices(summary: ContractSummary, words: Words) -> dict[str, str]:
    prices = summary.prices
    off_peak = prices.consumption_off_peak
    lines = {
        "consumption": words.text(
            GROUP,
            "consumption" if off_peak is None else "consumption_two_rate",
            consumption=words.figure(prices.consumption),
            consumption_off_peak=words.figure(off_peak or 0),
        ),
        "yearly_price": words.text(
            GROUP,
            "yearly_price_gross" if prices.include_vat else "yearly_price_net",
            amount=words.euros(prices.yearly_price),
            vat_rate=words.figure(prices.vat_rate),
        ),
        "base_price": words.text(GROUP, "base_price", amount=words.euros(prices.base_price)),
        "energy_price": energy_price(prices.energy_price, prices.energy_blocks, words),
    }
    if prices.energy_price_off_peak is not None:
        lines["energy_price_off_peak"] = words.text(
            GROUP, "energy_price_off_peak", amount=words.figure(prices.energy_price_off_peak)
        )
    lines["instalment"] = words.text(GROUP, "instalment", amount=words.euros(prices.instalment))
    lines["bonuses"] = "; ".join(
        words.text(GROUP, bonus.kind, amount=words.euros(bonus.amount), condition=bonus.condition)
        for bonus in summary.bonuses
    ) or words.text(GROUP, "no_bonuses")
    if summary.bundle is not None:
        lines["bundle"] = bundle_line(summary.bundle, words)
    return lines


def energy_price(price: Decimal, blocks: Sequence[EnergyBlock], words: Words) -> str:
    """Return what a kWh costs; of a graduated price every block."""
    if len(blocks) < 2:
        return words.text(GROUP, "energy_price", amount=words.figure(price))
    keys = ["energy_price_first", *["energy_price_next"] * (len(blocks) - 2), "energy_price_last"]
    ends = [*(block.from_kwh for block in blocks[1:]), 0]
    return "; ".join(
        words.text(GROUP, key, amount=words.figure(block.energy_price), to=words.figure(end))
        for key, block, end in zip(keys, blocks, ends, strict=True)
    )


def _extras(summary: ContractSummary, words: Words) -> dict[str, str]:
    lines = [extra_line(product, words) for product in summary.extras]
    return {"extras": "; ".join(lines)} if lines else {}


def _terms(summary: ContractSummary, words: Words) -> dict[str, str]:
    conditions = summary.conditions
    has_term = conditions.initial_term_months > 0
    guarantee = (
        words.text(
            GROUP,
            f"price_guarantee_{conditions.price_guarantee_scope}",
            date=words.day(conditions.price_guarantee_until),
        )
        if conditions.price_guarantee_until
        else words.text(GROUP, "no_price_guarantee")
    )
    lines = {
        "term": words.text(GROUP, "term" if has_term else "no_term", months=conditions.initial_term_months),
        "notice_period": words.text(
            GROUP,
            "notice_period" if has_term else "notice_period_no_term",
            days=conditions.notice_period_days,
        ),
    }
    if has_term:
        lines["renewal"] = renewal(conditions, words)
    return {
        **lines,
        "price_guarantee": guarantee,
        "price_adjustment": words.text(GROUP, f"price_adjustment_{summary.customer_type.value}"),
        "billing": words.text(GROUP, "billing"),
        "payment_methods": words.text(
            GROUP,
            "payment_methods",
            chosen=words.text(GROUP, summary.payment_method.value),
            offered=", ".join(words.text(GROUP, method.value) for method in conditions.payment_methods),
        ),
    }


def renewal(conditions: Conditions, words: Words) -> str:
    """Return how a contract goes on after its first term."""
    longest = conditions.renewal_longest_months
    key = {
        "open_ended": "renewal",
        "extension": "renewal_extension" if longest is None else "renewal_extension_limited",
        "ends": "renewal_ends",
    }[conditions.renewal]
    return words.text(
        GROUP,
        key,
        days=conditions.renewal_notice_days,
        months=conditions.renewal_months or 0,
        longest=longest or 0,
    )


def _rights(summary: ContractSummary, words: Words) -> dict[str, str]:
    withdrawal = summary.withdrawal
    if withdrawal is None:
        right = words.text(GROUP, "no_withdrawal")
    else:
        right = words.text(
            GROUP,
            "withdrawal_early_start" if withdrawal.early_start_demanded else "withdrawal",
            days=withdrawal.days,
            date=words.day(withdrawal.expected_end),
        )
    return {
        "withdrawal": right,
        "liability": words.text(GROUP, "liability"),
        "dispute_settlement": words.text(
            GROUP, "dispute_settlement", **summary.dispute_settlement.model_dump()
        ),
        "terms": words.text(GROUP, "terms", terms_version=summary.terms_version, terms_url=summary.terms_url),
        "privacy": words.text(GROUP, "privacy", privacy_url=summary.privacy_url),
    }
