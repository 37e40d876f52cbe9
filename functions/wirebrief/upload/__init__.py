"""The way of an upload, from the event that tells of it to its brief, its failure or the articles it holds."""
