"""The vocabulary of change theories as data: ``forandring.ttl``, which ``rdf`` reads, and ``syntax`` for spelling."""

__all__: tuple[str, ...] = ()
