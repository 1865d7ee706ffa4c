"""Names and addresses as they are written → the IRIs they stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forandring.syntax import escapes, faults
from forandring.syntax.iris import is_absolute, is_iri_reference, resolved

if TYPE_CHECKING:
    from forandring.syntax.triples import Reader

__all__ = ["iri_of_address", "iri_of_name"]


def iri_of_address(reader: Reader, index: int, token: str) -> str | None:
    """Return the IRI that ``<…>`` at token ``index`` stands for; what is wrong with it is reported."""
    written = escapes.address(token[1:-1])
    if not is_iri_reference(written):
        faults.bad_iri(reader, index)
        return None
    if reader.base is not None:
        absolute = resolved(reader.base, written)
        if absolute == written or is_iri_reference(absolute):
            return absolute
        faults.bad_iri(reader, index)
        return None
    if is_absolute(written):
        return written
    faults.relative_iri(reader, index)
    return None


def iri_of_name(reader: Reader, index: int, namespace: str, local: str) -> str | None:
    """Return the IRI that a name with a declared prefix stands for; what is wrong with it is reported."""
    found = namespace + escapes.local_name(local)
    is_plain = local.isascii() and "\\" not in local and ":" not in local and namespace.count("/") > 2
    if is_plain or is_iri_reference(found):
        return found
    faults.bad_iri(reader, index)
    return None
