"""Texts → the rdflib graph that users, queries and plug-in rules get."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from forandring.source import SourceText

__all__ = ["lower_to_rdflib", "store_of"]


def store_of(texts: Iterable[SourceText]) -> Any:
    """Return a pyoxigraph store with the triples of every text that pyoxigraph accepts.

    Blank nodes of different files stay different.
    """
    import pyoxigraph

    store = pyoxigraph.Store()
    for text in texts:
        try:
            quads = list(
                pyoxigraph.parse(
                    text.text.encode(), format=pyoxigraph.RdfFormat.TURTLE, rename_blank_nodes=True
                )
            )
        except SyntaxError:
            continue  # the file's errors are findings; a graph of half a file would mislead
        store.extend(quads)
    return store


def lower_to_rdflib(texts: Iterable[SourceText]) -> Any:
    """Return an rdflib graph over an Oxigraph store, with our prefixes bound."""
    import oxrdflib
    import rdflib

    from forandring.terms import FO, SKOS

    graph = rdflib.Graph(store=oxrdflib.OxigraphStore(store=store_of(texts)))
    graph.bind("fo", FO)
    graph.bind("skos", SKOS)
    return graph
