"""How good the offline engine is: gold articles, scores, and a table of both."""
