"""``python -m forandring``."""

from forandring.cli import main

if __name__ == "__main__":
    main()
