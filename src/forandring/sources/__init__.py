"""Source documents: lines and pages, what citations point to, and figures in Danish and English notation."""

from forandring.sources.citing import as_citation, citations_in, names_place
from forandring.sources.comparison import Comparison, compared
from forandring.sources.documents import Document, Refusal, read_document
from forandring.sources.excerpts import Excerpt, passages
from forandring.sources.library import Absence, Library, Passage

__all__ = [
    "Absence",
    "Comparison",
    "Document",
    "Excerpt",
    "Library",
    "Passage",
    "Refusal",
    "as_citation",
    "citations_in",
    "compared",
    "names_place",
    "passages",
    "read_document",
]
