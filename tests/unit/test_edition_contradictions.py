"""A denial stands beside a claim only where that claim says what is denied, and does not deny it itself."""

import pytest

from wirebrief.brief import Evidence
from wirebrief.draft import Stance
from wirebrief.edition.carried import Passage, StoryClaim
from wirebrief.edition.contradictions import find_contradictions


def claim(speaker: str | None, statement: str, stance: Stance = "asserts", cue: str | None = None) -> StoryClaim:
    passage = Passage(speaker or "article", Evidence(0, len(statement), statement))
    return StoryClaim(
        id=f"{speaker}-{statement}", passages=(passage,), statement=statement, speaker=speaker, cue=cue,
        kind="indirect", stance=stance,
    )  # fmt: skip


def found(said: str, denial: str, cue: str = "denied", speaker: str | None = "Ana Sorel") -> int:
    claims = [claim(speaker, said), claim("Ben Okoye", denial, "denies", cue)]
    return len(find_contradictions(claims))


@pytest.mark.parametrize(
    ("said", "denial"),
    [
        (
            "The port knew of the cracks since spring, Sorel said.",
            "Okoye denied that the port had known of the cracks.",
        ),
        ("Calls were dropped to shorten the queue.", "Okoye denied that calls had been dropped to shorten the queue."),
        (
            "Cracks in the dam were shown to him and nothing was done.",
            "Okoye denied that cracks in the dam were shown.",
        ),
        ("The company never paid the divers.", "Okoye denied that the company had not paid the divers."),
        ("The gates were closed by hand.", "The gates were closed by hand."),  # as a model words it: what is denied
        ("The gates were closed by hand.", "The gates were not closed by hand."),  # or what the denier says
    ],
)
def test_a_claim_stands_beside_the_denial_of_it(said: str, denial: str) -> None:
    assert found(said, denial) == 1


@pytest.mark.parametrize(
    ("said", "denial"),
    [
        # what is denied was said before; the words here are about something else
        (
            "There is a duty log that says I agreed.",
            "Pressed on whether she had altered the duty log, Okoye denied it.",
        ),
        (
            "I was shown an audit of that kind.",
            "Okoye denied this, and said he had never been shown an audit of that kind.",
        ),
        # both deny it
        ("The port did not know of the cracks.", "Okoye denied that the port had known of the cracks."),
        ("Sorel denied that calls had been dropped.", "Okoye denied that calls had been dropped."),
        ("“It was ten.” Sorel denied that calls had been dropped.", "Okoye denied that calls had been dropped."),
        ("The company paid the divers.", "Okoye denied that the company had not paid the divers."),
        # about another matter, or another day
        (
            "The gates at Marl Pits were in a poor state.",
            "At Marl Pits Okoye denied that the finish was brought forward.",
        ),
        ("The log of 20 August 2019 was signed.", "Okoye denied having received the log of 23 April 2021 from them."),
    ],
)
def test_a_claim_that_is_not_what_is_denied_is_not_set_against_it(said: str, denial: str) -> None:
    assert found(said, denial) == 0


def test_nobody_is_set_against_themselves_or_against_nobody() -> None:
    said, denial = "The port knew of the cracks.", "Okoye denied that the port had known of the cracks."
    assert found(said, denial, speaker="Mr Okoye") == 0
    assert found(said, denial, speaker=None) == 0
