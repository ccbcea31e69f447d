"""What can go wrong with the index. The message of every error is one Dutch sentence or two for the user."""


class IndexProblem(Exception):
    """The index cannot be made or used as asked; the message says what is wrong and what to do."""


class SettingsProblem(IndexProblem):
    """A setting is unknown or cannot be used."""


class ModelProblem(IndexProblem):
    """The embedding model is missing or is not what it should be."""


class IndexMissing(IndexProblem):
    """There is no index (yet)."""


class IndexBusy(IndexProblem):
    """Another process is making the index; an older one may still be usable."""


class IndexDamaged(IndexProblem):
    """The index is there but cannot be read, or is of another version; making it again helps."""


class IndexUnwritable(IndexProblem):
    """The index cannot be stored: no rights, no room, or not a folder."""


class IndexMisplaced(IndexProblem):
    """The folder for the index holds something else, or lies in, on or over the corpus; nothing in it was touched."""


class IndexUnreachable(IndexProblem):
    """The server that has the vectors does not answer now; nothing is lost, and asking again later helps."""
