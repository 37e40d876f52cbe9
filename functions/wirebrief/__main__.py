"""Let `python -m wirebrief` do what the command `wirebrief` does."""

from wirebrief.cli import main

if __name__ == "__main__":
    main()
