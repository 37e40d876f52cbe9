"""Compose seeds/articles/long-report.md: a long report about an invented flood, the same bytes on every run.

python seeds/make_long_report.py

The words come from long-report-tables.toml; a counter hashed with SHA-256 chooses among them, so that neither
the Python version nor the machine changes a letter. Each witness has a surname of their own.
"""

import hashlib
import re
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

HERE = Path(__file__).parent
TARGET = HERE / "articles" / "long-report.md"
# 30 witnesses on each of 12 topics give well over forty chunks at the default size, in a file under 700 KB.
WITNESSES_PER_TOPIC = 30
SLOT = re.compile(r"\{(\w+?)(?: (\d+) (\d+))?\}")
Thing = TypeVar("Thing")
VOWELS = "AEIOUaeiou"
OPENING = """---
title: "Tarrow Valley Inquiry: the dyke failed because nobody owned the warning"
author: Dame Philippa Ransome
publisher: The Tarrow Valley Inquiry
date: 2025-11-18
language: en
description: Sample article written for Wirebrief; the events are invented.
---

# Tarrow Valley Inquiry: the dyke failed because nobody owned the warning

MILLGATE, England, 18 November 2025 (Tarrow Post) - The Hallin Dyke failed at 3:52 a.m. on 9 February 2024 because
{count} people each held a piece of the warning and no organisation held the whole of it, the Tarrow Valley
Inquiry reported on Tuesday.

Seventeen people died and 3,140 homes were flooded. “This was not an act of God,” said Dame Philippa Ransome, who
chaired the Commission. “It was a long act of ours.”

The Commission sat for 96 days and heard {count} witnesses, whose evidence is summarised below by subject.
"""
CLOSING = """
## Conclusions

“Every one of the {count} people who came before us wanted the dyke to stand,” Ransome said. “What they lacked was one
telephone number.” The Commission makes 84 recommendations and asks that progress be reported each year until 2031.

*Sample article written for Wirebrief; the events are invented.*
"""


class Dice:
    """Choices that are the same everywhere: the n-th throw depends on the seed and n alone."""

    def __init__(self, seed: str) -> None:
        self._seed, self._throws = seed, 0

    def between(self, low: int, high: int) -> int:
        """Return a number from low to high, both included."""
        self._throws += 1
        digest = hashlib.sha256(f"{self._seed}/{self._throws}".encode()).digest()
        return low + int.from_bytes(digest[:8], "big") % (high - low + 1)

    def choose(self, things: Sequence[Thing]) -> Thing:
        """Return one of the things."""
        return things[self.between(0, len(things) - 1)]

    def shuffled(self, words: list[str]) -> list[str]:
        """Return the words in another order."""
        return sorted(words, key=lambda _: self.between(0, 2**62))

    def deal(self, words: list[str]) -> Iterator[str]:
        """Yield the words for ever, each once before any comes again."""
        while True:
            yield from self.shuffled(words)


class Person:
    """A witness: the name, the pronouns and the office that the slots of a template ask for."""

    def __init__(self, given: str, surname: str, woman: bool, role: str, org: str) -> None:
        self.slots = {"full": f"{given} {surname}", "sur": surname, "role": role, "org": org}
        self.slots |= {"he": "she", "his": "her"} if woman else {"he": "he", "his": "his"}
        article = "an" if role[0] in VOWELS else "a"
        self.slots |= {"He": self.slots["he"].title(), "Hes": f"{self.slots['he'].title()} is {article}"}


class Report:
    """Writes the report, witness by witness."""

    def __init__(self, tables: dict[str, Any]) -> None:
        self.tables, self.dice = tables, Dice("Tarrow")
        names = [head + tail for head in tables["surname_heads"] for tail in tables["surname_tails"]]
        self.surnames = iter(self.dice.shuffled(names))
        decks = ("openings", "general_quotes", "disputes", "findings", "direct_frames")
        self.decks = {deck: self.dice.deal(tables[deck]) for deck in decks}
        self.people: list[Person] = []

    def write(self) -> str:
        """Return the whole report as Markdown."""
        chapters = [self.chapter(number, topic) for number, topic in enumerate(self.tables["topics"], start=1)]
        count = str(len(self.people))
        return OPENING.replace("{count}", count) + "".join(chapters) + CLOSING.replace("{count}", count)

    def chapter(self, number: int, topic: dict[str, Any]) -> str:
        """Return one subject with all its witnesses."""
        decks = {part: self.dice.deal(topic[part]) for part in ("facts", "indirect")}
        decks["quotes"] = iter(self.dice.shuffled(topic["quotes"]))  # each is said once, by one witness
        witnesses = [self.witness(topic, decks) for _ in range(WITNESSES_PER_TOPIC)]
        sections = [f"\n### {number}.{i} {who}\n\n{text}" for i, (who, text) in enumerate(witnesses, start=1)]
        return f"\n## {number}. {topic['name']}\n" + "".join(sections)

    def witness(self, topic: dict[str, Any], decks: dict[str, Iterator[str]]) -> tuple[str, str]:
        """Return a witness's name and four paragraphs of evidence."""
        person = self.summon(topic)
        said = next(decks["quotes"], None) or next(self.decks["general_quotes"])
        fact, indirect = decks["facts"], decks["indirect"]
        paragraphs = (
            (next(self.decks["openings"]), next(fact), next(indirect)),
            (next(fact), self.quotation(said), next(fact)),
            (
                next(self.decks["disputes"]),
                next(fact),
                self.quotation(next(self.decks["general_quotes"])),
                next(indirect),
            ),
            (next(fact), self.quotation(next(self.decks["general_quotes"])), next(self.decks["findings"])),
        )
        text = "\n\n".join(" ".join(self.fill(template, person) for template in p) for p in paragraphs)
        self.people.append(person)
        return person.slots["full"], text + "\n"

    def summon(self, topic: dict[str, Any]) -> Person:
        """Return a new witness with a name that nobody else bears."""
        woman = self.dice.between(0, 1) == 1
        given = self.dice.choose(self.tables["given_women" if woman else "given_men"])
        role, employer = self.dice.choose(topic["roles"]), self.dice.choose(topic["employers"])
        return Person(given, next(self.surnames), woman, role, employer)

    def quotation(self, words: str) -> str:
        """Return two quoted sentences in one of the frames, their slots still open."""
        first, second = words.split(" | ")
        return next(self.decks["direct_frames"]).replace("{a}", first).replace("{b}", second)

    def fill(self, template: str, person: Person) -> str:
        """Return the sentence with every slot filled."""
        other = self.dice.choose(self.people[-40:] or [person])
        slots = person.slots | {"other": other.slots["full"], "he2": other.slots["he"], "He2": other.slots["He"]}
        filled = SLOT.sub(lambda slot: self.cased(slots.get(slot[1]) or self.word(slot), slot), template)
        return filled.replace(".m..", ".m.")

    def cased(self, words: str, slot: re.Match[str]) -> str:
        """Return the words with a capital where the slot opens a sentence of the template."""
        opens = slot.start() == 0 or slot.string[: slot.start()].endswith((". ", "“"))
        return words[0].upper() + words[1:] if opens else words

    def word(self, slot: re.Match[str]) -> str:
        """Return what goes into a slot that is not the witness's own."""
        kind = slot[1].rstrip("2")
        if kind == "int":
            return str(self.dice.between(int(slot[2]), int(slot[3])))
        tables = {"place": "places", "org": "organisations", "doc": "documents", "thing": "furniture"}
        if kind in tables or kind == "things":
            return str(self.dice.choose(self.tables[tables.get(kind, "things")]))
        return {
            "money": self.money,
            "date": lambda: self.date(*((2022, 2023) if slot[1] == "date2" else (2019, 2021))),
            "time": self.time,
            "ordinal": self.ordinal,
        }[kind]()

    def money(self) -> str:
        if self.dice.between(0, 1):
            return f"£{self.dice.between(12, 980)},000"
        return f"£{self.dice.between(1, 9)}.{self.dice.between(1, 9)} million"

    def date(self, first: int, last: int) -> str:
        return f"{self.dice.between(1, 28)} {self.dice.choose(self.tables['months'])} {self.dice.between(first, last)}"

    def time(self) -> str:
        return f"{self.dice.between(1, 11)}:{self.dice.between(0, 59):02d} {self.dice.choose(['a.m.', 'p.m.'])}"

    def ordinal(self) -> str:
        day = self.dice.between(1, 96)
        return f"{day}{'th' if 10 < day < 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"


def compose() -> str:
    """Return the whole report."""
    return Report(tomllib.loads((HERE / "long-report-tables.toml").read_text("utf-8"))).write()


if __name__ == "__main__":
    TARGET.write_text(compose(), "utf-8", newline="\n")
