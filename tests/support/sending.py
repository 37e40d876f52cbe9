"""A sender in a process of its own, to be killed: python -m support.sending FOLDER [skip|repeat [PORT]]."""

import sys
import uuid
from datetime import timedelta
from pathlib import Path

from support.post import LOOK, Post
from wirebrief.bootstrap import SystemClock
from wirebrief.mail.rounds import batches, rounds_due
from wirebrief.mail.sealed import open_sealed
from wirebrief.mail.send import send_batch
from wirebrief.mailers.smtp import SmtpMailer, SmtpServer

# A killed sender's claims are over so soon, so that the next one need not wait for minutes.
CLAIM = timedelta(seconds=0.5)


def main(folder: str, uncertain: str = "skip", port: str = "") -> None:
    """Send to everybody who is due, then print how many this process sent."""
    server = SmtpServer(host="127.0.0.1", port=int(port or 0), security="none", sender="b@briefs.example")
    post = Post(Path(folder), SmtpMailer(server) if port else None)
    sent = 0
    for one in rounds_due(post.newsroom.book, post.roster, post.deliveries, post.clock.now()):
        edition = open_sealed(post.newsroom.store, one.record, LOOK)
        for batch in batches(post.roster, one):
            owner = uuid.uuid4().hex
            office = post.office(owner, uncertain=uncertain, claim_for=CLAIM, clock=SystemClock(), per_second=1e9)
            sent += send_batch(office, edition, batch.subscribers).get("sent", 0)
    print(sent)
    post.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
