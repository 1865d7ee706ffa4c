"""The vocabulary of change theories as data: ``forandring.ttl``, read by ``forandring.rdf.vocabulary``."""

__all__: tuple[str, ...] = ()
