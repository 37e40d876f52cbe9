"""Articles to drop, and what lies in an output folder."""

from contextlib import closing
from pathlib import Path

from wirebrief.ledgers.sqlite import SqliteLedger

PLACES = ("Lindry", "Port Sorel", "Vastra", "Oldmere", "Tarn Bay")


def article(number: int) -> str:
    """Return one of endlessly many short reports."""
    place = PLACES[number % len(PLACES)]
    return (
        f"Ferry {number} returns to {place}\n\n"
        f"{place.upper()}, Nov. 20, 2026 - Ferry number {number} returned to {place} on Friday after {number + 2} days "
        f'of repairs. "The engine runs as it should," said Ana Sorel, the harbour master. She said {number + 20} '
        "passengers had waited since dawn. The company will pay for their rooms, Jon Vell told reporters.\n"
    )


def fill(folder: Path, count: int) -> list[Path]:
    """Write that many articles into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"report-{number:03}.txt" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(article(number))
    return paths


def briefs_in(out: Path) -> set[str]:
    """Return the ids of the articles whose brief is whole; five files each, or it is an error."""
    homes = [path for path in out.glob("briefs/*/*/*/*") if path.is_dir()]
    assert all(len(list(home.iterdir())) == 5 for home in homes)
    return {home.name for home in homes}


def failures_in(out: Path) -> set[str]:
    """Return the ids of the articles that have a record of failure."""
    return {path.stem for path in out.glob("failed/*.json")}


def published_in(out: Path) -> list[str]:
    """Return the ids of the articles that became public, in order."""
    with closing(SqliteLedger(out / ".wirebrief/ledger.sqlite3")) as ledger:
        return [one.article_id for one in ledger.published("", 1000).publications]
