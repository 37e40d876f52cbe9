"""Adapters that take mail: an outbox folder, SMTP, SES."""
