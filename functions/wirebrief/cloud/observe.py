"""Tell the operator how the work goes: structured logs and metrics, ids and counts, never a word of an article."""

from collections.abc import Mapping
from typing import Final

from aws_lambda_powertools import Logger, Metrics, single_metric
from aws_lambda_powertools.metrics import MetricUnit

from wirebrief.brief import Brief
from wirebrief.edition.ports import EditionRecord
from wirebrief.ports import Outcome, Upload

NAMESPACE: Final = "Wirebrief"


class Observer:
    """Logs and metrics of one function. Metrics carry its name and the stage; write them out with `flush`."""

    def __init__(self, function: str, stage: str, level: str = "INFO") -> None:
        self._place = {"service": function, "stage": stage}
        self._log = Logger(service=function, level=level, stage=stage)
        self._metrics = Metrics(namespace=NAMESPACE, service=function)

    def settled(self, upload: Upload, outcome: Outcome, seconds_since_upload: float) -> None:
        """Note how the work on an upload ended."""
        self._log.info("settled", extra={"upload": upload.key, "version": upload.version, **_outcome(outcome)})
        if outcome.status == "done":
            self._count("ArticlesBriefed")
            self._add("UploadAge", MetricUnit.Seconds, seconds_since_upload)
        if outcome.status == "failed":
            self._count("ArticlesFailed")
            self._count_by_code("FailuresByType", outcome.code or "unknown")

    def failed(self, message_id: str, code: str, receives: int) -> None:
        """Note that a try failed and the message goes back to the queue."""
        self._log.warning("try failed", extra={"message_id": message_id, "code": code, "receives": receives})
        self._count("TriesFailed")
        self._count_by_code("FailuresByType", code)

    def made(self, brief: Brief) -> None:
        """Note what making a brief took. A brief that was made before and found again is not told twice."""
        by = brief.made_by
        self._log.info("made", extra={"article": brief.article.id, "calls": by.calls, "cached": by.cached_calls})
        self._count("StatementsRejected", len(brief.rejected))
        self._count("TokensIn", by.tokens_in)
        self._count("TokensOut", by.tokens_out)
        if by.cost_usd is not None:
            self._add("CostUsd", MetricUnit.NoUnit, by.cost_usd)
        self._add("SecondsToMake", MetricUnit.Seconds, by.seconds)

    def spent(self, percent: float) -> None:
        """Note how much of the day's budget is used up."""
        self._add("BudgetSpentPercent", MetricUnit.Percent, percent)

    def noted(self, code: str, upload: Upload) -> None:
        """Note that an upload was found among the dead letters."""
        self._log.error("dead letter", extra={"upload": upload.key, "version": upload.version, "code": code})
        self._count("DeadLettersNoted")

    def edition_made(self, record: EditionRecord) -> None:
        """Note what became of the day's edition."""
        told = {"date": record.date, "status": record.status, "stories": record.stories, "briefs": record.briefs}
        self._log.info("edition", extra={**told, "reason": record.reason})
        self._count("EditionsMade", int(record.status != "nothing"))

    def edition_looked_for(self, *, found: bool) -> None:
        """Note whether the day has an edition, or a reason why not, at the hour by which it must."""
        self._count("EditionsMissing", int(not found))

    def mailed(self, edition: str, count: Mapping[str, int]) -> None:
        """Note how many readers of a batch were sent an edition, skipped, refused and so on."""
        self._log.info("mailed", extra={"edition": edition, **count})
        self._count("MailsSent", count.get("sent", 0))
        self._count("MailsRefused", count.get("refused", 0))
        self._count("MailsUncertain", count.get("uncertain", 0))

    def fed_back(self, kind: str) -> None:
        """Note a bounce or a complaint; deliveries are many and told by the mail service itself."""
        if kind in {"hard", "complaint"}:
            self._count("MailsBounced" if kind == "hard" else "MailsComplained")

    def trouble(self, what: str, code: str) -> None:
        """Note something that does not stop the work."""
        self._log.warning(what, extra={"code": code})

    def flush(self) -> None:
        """Write the metrics out as one line of embedded metric format, and begin anew."""
        if self._metrics.metric_set:
            self._metrics.add_dimension("stage", self._place["stage"])
            self._metrics.flush_metrics()

    def _count(self, name: str, count: int = 1) -> None:
        self._add(name, MetricUnit.Count, count)

    def _add(self, name: str, unit: MetricUnit, value: float) -> None:
        self._metrics.add_metric(name, unit, value)

    def _count_by_code(self, name: str, code: str) -> None:
        dimensions: Mapping[str, str] = self._place
        with single_metric(name, MetricUnit.Count, 1, namespace=NAMESPACE, default_dimensions=dict(dimensions)) as one:
            one.add_dimension("code", code)


def _outcome(outcome: Outcome) -> dict[str, str | None]:
    return {"article": outcome.article_id, "status": outcome.status, "prefix": outcome.prefix, "code": outcome.code}
