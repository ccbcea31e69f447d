"""Run the command line of the corpus."""

import sys

from corpus.commands import main

if __name__ == "__main__":
    sys.exit(main())
