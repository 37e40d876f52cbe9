"""Make the deployment package: only what runs, its bytecode beside it, the same bytes for the same input."""
