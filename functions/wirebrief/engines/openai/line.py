"""The line to the server: opened once, when the first request is made, and shared by all calls."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from wirebrief.settings import OpenAISettings

if TYPE_CHECKING:
    from wirebrief.engines.openai.client import Client


class Line:
    """Gives out the one client. Loading the SDK takes about a second, so nothing before `client()` does."""

    def __init__(self, settings: OpenAISettings) -> None:
        self._settings = settings
        self._lock = Lock()
        self._client: Client | None = None

    def client(self) -> Client:
        """Return the client; whoever comes first opens it, the others wait. Raises: EngineMisconfigured."""
        with self._lock:
            if self._client is None:
                from wirebrief.engines.openai.client import open_client  # noqa: PLC0415 (cold start: loads the SDK)

                self._client = open_client(self._settings)
            return self._client

    def close(self) -> None:
        """Close the connections, if any were opened."""
        with self._lock:
            if self._client is not None:
                self._client.close()
                self._client = None
