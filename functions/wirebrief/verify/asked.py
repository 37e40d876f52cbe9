"""Put a statement before the rules of grounding, on the sentences that its evidence lies in."""

from wirebrief.article import Sentence
from wirebrief.brief import Evidence
from wirebrief.ground.rules import Rules
from wirebrief.ground.stated import Breach
from wirebrief.verify.difference import Difference


def statement_breach(rules: Rules, text: str, evidence: tuple[Evidence, ...], *, said: bool = False) -> Breach | None:
    """Return the rule that a statement breaks on all its evidence together and on each piece of it alone.

    A statement that was made in two chunks held in each on that chunk's words.
    """
    every = sentences_of(rules, *evidence)
    breach = rules.breach(text, every, said=said)
    alone = ((sentence,) for sentence in every)
    return breach if breach and all(rules.breach(text, one, said=said) for one in alone) else None


def sentences_of(rules: Rules, *evidence: Evidence) -> tuple[Sentence, ...]:
    """Return the article's sentences that the evidence touches, in order."""
    source = rules.source
    at = {
        index
        for piece in evidence
        for index in range(source.sentence_at(piece.start), source.sentence_at(piece.end - 1) + 1)
    }
    return tuple(source.article.sentences[index] for index in sorted(at))


def broken(path: str, breach: Breach, found: str) -> Difference:
    """Return the difference of a part that breaks a rule."""
    return Difference(path, f"breaks the rule “{breach.rule}”: {breach.reason}", "what the article carries", found)
