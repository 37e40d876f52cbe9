"""Adapters of the roster of subscribers: SQLite on a laptop, DynamoDB in the cloud."""
