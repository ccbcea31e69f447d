"""A second try on a file that PDFium refuses: pypdf writes anew what it can make of it, for PDFium to read."""

import io
from pathlib import Path
from typing import Any


def repaired(path: Path) -> Any:  # noqa: ANN401 - pypdfium2 has no types
    """Return the document that pypdf makes of a damaged file, opened; None when there is nothing to make of it."""
    import pypdf  # takes a tenth of a second to load, and few files need it
    import pypdfium2

    try:
        writer = pypdf.PdfWriter(clone_from=pypdf.PdfReader(path, strict=False))
        buffer = io.BytesIO()
        writer.write(buffer)
        document = pypdfium2.PdfDocument(buffer.getvalue())
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - on a damaged file pypdf raises anything
        return None
    return document if len(document) else None
