"""Source documents: lines and pages, what citations point to, and figures in Danish and English notation."""

from forandring.sources.comparison import Comparison, compared
from forandring.sources.documents import Document, Refusal, read_document
from forandring.sources.library import Absence, Library, Passage, passages

__all__ = [
    "Absence",
    "Comparison",
    "Document",
    "Library",
    "Passage",
    "Refusal",
    "compared",
    "passages",
    "read_document",
]
