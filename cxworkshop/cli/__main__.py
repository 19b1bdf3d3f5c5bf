"""`python -m cxworkshop.cli` is the same as the command `cxworkshop`."""

from cxworkshop.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
