"""What the server itself says in Dutch, where no page of the app is shown."""

HOST_REFUSED = "Dit adres hoort niet bij deze wijzer. De beheerder bepaalt onder welke namen hij te bereiken is."
ORIGIN_REFUSED = "Dit verzoek komt van een andere website en wordt niet beantwoord."
NOT_FOUND = "Deze bladzijde bestaat niet"
NOT_FOUND_HINT = "Misschien is het adres niet goed overgenomen, of is het document verwijderd."
TOO_FAST = "U stelt veel vragen achter elkaar. Wacht {seconds} seconden en stel uw vraag dan opnieuw."
NO_DOCUMENTS = "De map met documenten is er niet."
TO_START = "Naar de beginpagina"
