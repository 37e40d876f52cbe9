"""Sentences for tests that need an article's worth of words, and do not mind which."""

STORY = (
    "The harbour of Lindry opened again on Friday after three weeks of repairs, the town said.",
    "Mayor Ana Sorel said the last crane was standing and that twelve ships had waited outside for it.",
    "Fishermen cheered from the pier when the first of them came in at dawn, and the market opened an hour early.",
    "Insurance pays for a third of the damage, which the town puts at four million crowns.",
)
TITLE = "Harbour opens again"
TEXT = " ".join(STORY)
HTML = "".join(f"<p>{sentence}</p>" for sentence in STORY)
