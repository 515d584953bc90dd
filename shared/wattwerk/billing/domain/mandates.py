"""What a customer agrees to who lets instalments be collected (SEPA Core Direct Debit Rulebook)."""

from wattwerk.platform.vocabulary import Language

MANDATE: dict[Language, str] = {
    "de": (
        "Ich ermächtige die {company}, {address}, Gläubiger-Identifikationsnummer {creditor_id}, "
        "wiederkehrende Zahlungen von meinem Konto mittels Lastschrift einzuziehen. Zugleich weise ich mein "
        "Kreditinstitut an, die von der {company} auf mein Konto gezogenen Lastschriften einzulösen. Die "
        "Mandatsreferenz wird mir nach dem Absenden angezeigt. Hinweis: Ich kann innerhalb von acht Wochen, "
        "beginnend mit dem Belastungsdatum, die Erstattung des belasteten Betrags verlangen. Es gelten dabei "
        "die mit meinem Kreditinstitut vereinbarten Bedingungen."
    ),
    "en": (
        "I authorise {company}, {address}, creditor identifier {creditor_id}, to collect recurrent payments "
        "from my account by direct debit. At the same time I instruct my bank to honour the direct debits "
        "that {company} draws on my account. The mandate reference will be shown to me after sending. Note: "
        "I can demand a refund of the amount debited within eight weeks of the debit date. The terms agreed "
        "with my bank apply."
    ),
    "fr": (
        "J’autorise {company}, {address}, identifiant créancier {creditor_id}, à prélever des paiements "
        "récurrents sur mon compte. En même temps, j’autorise ma banque à honorer les prélèvements émis par "
        "{company}. La référence du mandat me sera affichée après l’envoi. Remarque : je peux demander le "
        "remboursement du montant débité dans un délai de huit semaines à compter de la date de débit, selon "
        "les conditions convenues avec ma banque."
    ),
}


def mandate_text(language: Language, *, company: str, address: str, creditor_id: str) -> str:
    """Return the text of a recurrent mandate, which is kept as proof with the bank details."""
    return MANDATE[language].format(company=company, address=address, creditor_id=creditor_id)
