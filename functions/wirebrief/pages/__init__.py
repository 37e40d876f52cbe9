"""The desk's web pages: subscribe, confirm, change, leave. The same code serves a function URL and this machine."""
