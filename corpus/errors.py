"""What can go wrong with a corpus, in one sentence that a user can act on."""


class CorpusError(Exception):
    """The folder, the manifest or what was asked of it cannot be used; the message is one clear Dutch sentence."""
