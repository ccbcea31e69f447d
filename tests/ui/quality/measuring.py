"""The page on quality: a few cases to measure with, and what a tester does and sees there."""

import time

from streamlit.testing.v1 import AppTest

from assistant.ui.quality import texts

_PATIENCE = 600
RIGHT = "Hoeveel miljoen euro is er voor het uitvoeringsprogramma?"
REFUSED = "Hoeveel zwembaden komen er op de maan?"
WRONG = "Wat zijn de drie pijlers van het <b>plan</b>?"
CASES = f"""
- id: goed
  vraag: {RIGHT}
  verwacht: antwoord
  soort: geld
  gebruiker: inwoner
  moeilijkheid: makkelijk
  woorden: dichtbij
  deel: dev
  feiten:
    - [11 miljoen]
  bron:
    - programma-2018: [5]

- id: terecht-geweigerd
  vraag: {REFUSED}
  verwacht: weigering
  soort: plek
  gebruiker: ambtenaar
  moeilijkheid: makkelijk
  woorden: ver
  deel: test
  reden: Daar gaan de documenten niet over.

- id: fout
  vraag: "{WRONG}"
  eerder:
    - Welk plan maakte de gemeente in 2017?
  verwacht: antwoord
  soort: lijst
  gebruiker: ondernemer
  moeilijkheid: makkelijk
  woorden: dichtbij
  deel: dev
  feiten:
    - ["een :red[fontein] van *goud*", gouden fontein]
  bron:
    - publieksversie-2017: [2, 3]
"""


def measure(app: AppTest, split: str = "all") -> AppTest:
    app.segmented_control[0].set_value(split)
    next(one for one in app.button if one.label == texts.QUALITY_START).click().run()
    for _ in range(_PATIENCE):
        if all(one.label != texts.QUALITY_STOP for one in app.button):
            return app
        time.sleep(0.1)
        app.run()
    raise AssertionError("the measurement did not end")


def plain(app: AppTest) -> str:
    """Everything the page says, without the escapes."""
    return "\n".join(one.value for one in [*app.markdown, *app.caption]).replace("\\", "")


def control(app: AppTest, label: str):
    return next(one for one in [*app.segmented_control, *app.selectbox, *app.text_input] if one.label == label)


def listed(app: AppTest) -> list[str]:
    """The ids of the cases in the list."""
    return [one.label.split(" · ")[-1].rstrip("]").replace("\\", "") for one in app.expander if " · " in one.label]
