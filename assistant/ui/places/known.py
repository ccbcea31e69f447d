"""The places that the documents name, found once for the same documents: it means looking through all their text."""

import streamlit as st

from assistant.ui.places.named import Place, find_places
from index.library import Library

_LIBRARIES = 4


def places_of(library: Library) -> tuple[Place, ...]:
    """What ``find_places`` finds in a library."""
    return _found(tuple((one.id, one.digest) for one in library.documents), library)


@st.cache_resource(max_entries=_LIBRARIES, show_spinner=False)
def _found(documents: tuple[tuple[str, str], ...], _library: Library) -> tuple[Place, ...]:
    return find_places(_library)
