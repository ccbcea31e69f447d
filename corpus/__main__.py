"""Run the command line of the corpus."""

from corpus.arguments import run
from corpus.catalogue.commands import main

if __name__ == "__main__":
    run(main)
