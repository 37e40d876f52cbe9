"""The summary: a few sentences that are understood alone, told by the article itself, and no longer than needed."""

from support.offline_asking import draft_of

QUIET = "The council kept the library open on weekdays and closed it on most Sundays of the year."


def summary_in(text: str) -> list[str]:
    return [statement.text for statement in draft_of(text).summary]


def test_a_short_article_has_a_summary_of_two_sentences() -> None:
    text = (
        "The mayor resigned on Monday after weeks of protest. A new vote is due in May. Nobody stood at once. " + QUIET
    )
    assert len(summary_in(text)) == 2


def test_a_long_article_has_as_many_sentences_as_tell_enough() -> None:
    long = "The port of Veltheim closed its northern docks on Monday after an inspection had found rust in four cranes."
    few = "\n\n".join([long.replace("Monday", day) for day in ("Monday", "Tuesday", "Friday")] + [QUIET] * 20)
    brief = "\n\n".join([long, "A report is due in May this year."] + ["The docks hold eleven cranes in all."] * 40)
    assert len(summary_in(few)) == len(summary_in(brief)) == 3


def test_who_says_i_outside_quotation_marks_is_not_in_the_summary() -> None:
    asked = "I remember going to the old theatre with my uncle when the winter was over."
    told = "The old theatre of Lugo opens again in March after ten years of works on its roof."
    assert all("uncle" not in one for one in summary_in(f"{asked}\n\n{told}\n\n{QUIET}\n\n{QUIET}"))


def test_sentences_inside_a_quotation_of_several_are_not_in_the_summary() -> None:
    lead = "The theatre of Lugo opens again in March, its director said on Monday."
    quoted = "“We waited. The roof of the theatre had to be built anew twice. Now it opens,” she said."
    assert not any("anew twice" in one for one in summary_in(f"{lead}\n\n{quoted}\n\n{QUIET}\n\n{QUIET}"))
