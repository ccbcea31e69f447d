"""The hybrid search as a LangChain retriever, for chains of one's own."""

from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document as LangChainDocument
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from index.library import Library
from index.search import search
from index.values import Hit


class LibraryRetriever(BaseRetriever):
    """Finds the ``k`` best chunks of a library.

    The metadata of each: ``id`` of the chunk, ``row``, ``score``, ``document``, ``title``, ``status``, ``date``,
    ``file``, ``headings`` (highest first), ``pages`` (1-based, of the PDF) and ``labels`` (as printed).
    """

    model_config = ConfigDict(arbitrary_types_allowed=True, frozen=True)

    library: Library
    k: int = 10

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[LangChainDocument]:
        return [
            LangChainDocument(page_content=self.library.chunk(hit.row).text, metadata=self._metadata(hit))
            for hit in search(self.library, query, k=self.k)
        ]

    def _metadata(self, hit: Hit) -> dict[str, Any]:
        chunk = self.library.chunk(hit.row)
        document = self.library.document(chunk.document)
        return {
            "id": chunk.id,
            "row": hit.row,
            "score": hit.score,
            "document": document.id,
            "title": document.title,
            "status": document.status,
            "date": document.date,
            "file": document.file,
            "headings": list(chunk.headings),
            "pages": list(chunk.pages),
            "labels": list(chunk.labels),
        }
