"""German reported speech that its mood alone tells: given to who spoke before, never to the article."""

from support.offline_asking import draft_of

BEFORE = "Bürgermeister Arne Zwick sagte am Dienstag, er bedaure den Vorfall."


def told(text: str) -> list[str | None]:
    """Return who says each claim of a German text."""
    return [claim.speaker for claim in draft_of(text, language="de").claims]


def test_a_sentence_in_the_mood_of_reported_speech_goes_on_with_the_speaker() -> None:
    assert told(f"{BEFORE} Die Stadt sei nicht informiert worden. Er habe davon aus der Zeitung erfahren.") == [
        "Arne Zwick",
        "Arne Zwick",
        "Arne Zwick",
    ]


def test_a_sentence_that_the_article_tells_itself_ends_it() -> None:
    plain = "Die Feuerwehr war mit zwanzig Leuten da. Die Straße war bis zum Abend gesperrt. Der Schaden ist hoch."
    assert told(f"{BEFORE} {plain} Der Raubbau mache sich bemerkbar.") == ["Arne Zwick"]


def test_a_phrase_with_that_mood_is_nobody_s_speech() -> None:
    assert told(f"{BEFORE} Das Fest fällt aus, es sei denn, der Regen hört auf.") == ["Arne Zwick"]


def test_nobody_is_given_such_a_sentence_where_nobody_spoke() -> None:
    assert told("Die Stadt sei nicht informiert worden. Das Fest war am Dienstag.") == []


def test_a_participle_at_the_end_of_its_clause_has_the_subject_at_its_head() -> None:
    text = "Die Ministerin Anke Sommer hatte am Montag vor Journalisten gesagt, die Behörden hätten keine Hinweise."
    assert told(text) == ["Anke Sommer"]
