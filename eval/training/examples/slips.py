"""Questions as people type them: with slips, in capitals or none, with a greeting before or thanks behind.

Most questions of the data are written well, visitors often do not; a model that learned from both reads both. The slips
are the usual ones of Dutch spelling and of fast fingers, drawn at random, so that none is learned by heart (compare the
synthetic noise of Belinkov and Bisk, Synthetic and Natural Noise Both Break Neural Machine Translation, 2018).
"""

from random import Random

VARIANTS = 2
"""In how many other ways each question is written."""

_SAME_SOUND = tuple(
    tuple(pair.split())
    for pair in (
        "ei ij,ij ei,au ou,ou au,d t,t d,dt d,z s,s z,v f,f v,g ch,ch g,k c,c k,aa a,ee e,oo o,uu u,ie i,i ie,"
        "nn n,ll l,pp p,tt t,l ll,n nn,x ks,isch ies,th t,y ie,é e,ë e,ï i"
    ).split(",")
)
_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_BESIDE = {key: beside for row in _KEYS for key, beside in zip(row, row[1:], strict=False)}
_GREETINGS = (
    "Hallo, ",
    "hoi ",
    "Goedemiddag, ",
    "Goedemorgen! ",
    "Beste gemeente, ",
    "Dag, ik heb een vraag: ",
    "Ik wil graag weten: ",
    "weet u misschien ",
    "Kunt u mij vertellen ",
)
_THANKS = (" Alvast bedankt!", " bvd", " Dank u wel.", " Met vriendelijke groet, J. de Boer", " svp")
_SLIPPED, _LOWER, _UPPER, _TITLE = 0.62, 0.74, 0.80, 0.84
_FEWEST_LETTERS = 4


def written_badly(question: str, draw: Random) -> str:
    """The question as somebody might type it; figures and short words stay as they are."""
    kind = draw.random()
    if kind < _SLIPPED:
        slipped = _with_slips(question, draw)
        return _bare(slipped) if draw.random() < 0.4 else slipped
    if kind < _LOWER:
        return _bare(question)
    if kind < _UPPER:
        return question.upper()
    if kind < _TITLE:
        return question.title()
    return _with_manners(question, draw)


def _bare(question: str) -> str:
    return question.rstrip("?. ").lower()


def _with_slips(question: str, draw: Random) -> str:
    words = question.split(" ")
    places = [
        place
        for place, word in enumerate(words)
        if len(word) >= _FEWEST_LETTERS and not any(letter.isdigit() for letter in word)
    ]
    for place in draw.sample(places, min(len(places), draw.choice((1, 1, 2, 2, 3)))):
        words[place] = _slip(words[place], draw)
    return " ".join(words)


def _slip(word: str, draw: Random) -> str:
    """One slip: written as it sounds, or a letter lost, swapped, doubled or beside the one that was meant."""
    alike = [
        (sound, other, place)
        for sound, other in _SAME_SOUND
        for place in range(len(word))
        if word.lower().startswith(sound, place) and (place or len(sound) > 1)
    ]
    if alike and draw.random() < 0.5:
        sound, other, place = draw.choice(alike)
        return word[:place] + other + word[place + len(sound) :]
    place, kind = draw.randrange(1, len(word)), draw.random()
    if kind < 0.35:
        return word[:place] + word[place + 1 :]
    if kind < 0.6:
        return word[:place] + word[place : place + 2][::-1] + word[place + 2 :]
    if kind < 0.8:
        return word[:place] + word[place] + word[place:]
    return word[:place] + _BESIDE.get(word[place].lower(), word[place]) + word[place + 1 :]


def _with_manners(question: str, draw: Random) -> str:
    if draw.random() < 0.6:
        greeting = draw.choice(_GREETINGS)
        is_new = greeting.endswith((": ", "! "))
        question = greeting + (question if is_new else question[:1].lower() + question[1:])
        return question + draw.choice(_THANKS) if draw.random() < 0.3 else question
    return question + draw.choice(_THANKS)
