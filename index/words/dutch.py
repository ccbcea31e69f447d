"""Facts about Dutch that the word index needs: words without a subject, endings of street names, links, affixes."""

STOP_WORDS = frozenset(
    """
    de het een der des den deze dit dat die daar hier er en of maar want dus noch ook als dan toen omdat terwijl hoewel
    zodat indien tenzij in op aan af bij tot te ter ten van voor naar met om uit over onder tussen door tegen tijdens
    sinds per via ik je jij jou jouw u uw hij hem zijn haar zij ze we wij ons onze jullie hun hen mij me mijn zich men
    is was ben bent waren geweest wees wordt word worden werd werden geworden heb hebt heeft hebben had hadden gehad
    kan kun kunt kunnen kon konden mag mogen mocht moet moeten moest zal zult zullen zou zouden wil wilt willen wilde
    doe doet doen deed gaat gaan ging komt komen niet geen wel al nog nu zo zoals heel zeer eens even toch weer
    wat welk welke wie wiens waar waarom waarmee waarvoor waarin waaraan waarop waarvan wanneer hoe hoeveel
    iets niets iemand niemand alles andere ander ieder iedere elk elke daarvoor daarmee daarin daarbij daarna
    hierin hierbij hiermee dus
    """.split()
)

STREET_ENDINGS = (
    "straat", "laan", "weg", "plein", "kade", "singel", "gracht", "steeg", "dijk", "dreef", "hof", "markt", "brug",
    "baan", "pad", "plantsoen", "wal", "park", "burg", "haven", "brink", "stationsplein", "poort", "allee",
)  # fmt: skip

LINKS = ("", "s", "e", "en")
"""What may join the parts of a compound: stad-s-visie, gebied-en-lijst."""

AFFIXES = frozenset(
    """
    aan achter af be bij binnen boven buiten door er ge her hier in ing ings ingen king lijk lijke lijks mede mee mis na
    neer om onder ont op over rond samen tegen terug toe uit ver vol voor voort weg zeer baar bare heid heden loos loze
    schap isch ische achtig achtige zaam zame ling lingen ster sters tje tjes
    """.split()
)
"""What is never a part of a compound: prefixes and endings that also occur as words, or as scraps of words."""
