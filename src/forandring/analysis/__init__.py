"""Network → small frozen answers: coverage, routes, robustness, what-if, priorities, differences."""

__all__: tuple[str, ...] = ()
