"""What the page with questions says in Dutch, besides what every page says."""

HEADING = "Uw gesprek"
ANSWER_READY = "{status}. Bronnen: {count}."
ASK_AGAIN = "Wijzig de vraag"
ASK_AGAIN_FIELD = "De gewijzigde vraag"
ASK_AGAIN_HINT = "De vraag en wat erna kwam, worden vervangen door de nieuwe vraag."
ASK_AGAIN_SEND = "Stel de gewijzigde vraag"
