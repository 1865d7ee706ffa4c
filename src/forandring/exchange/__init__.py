"""Theory and findings ↔ other programs' formats."""

__all__: tuple[str, ...] = ()
