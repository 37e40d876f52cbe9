"""Fuzz the readers by coverage: `make fuzz`."""
