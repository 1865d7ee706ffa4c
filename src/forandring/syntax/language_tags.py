"""Which language tags are well formed."""

from __future__ import annotations

import re

__all__ = ["is_language_tag"]

_LANGUAGE = re.compile("@[A-Za-z]++(?:-[A-Za-z0-9]++)*+")
_GRANDFATHERED = frozenset(
    "art-lojban cel-gaulish en-gb-oed i-ami i-bnn i-default i-enochian i-hak i-klingon i-lux i-mingo i-navajo "
    "i-pwn i-tao i-tay i-tsu no-bok no-nyn sgn-be-fr sgn-be-nl sgn-ch-de zh-guoyu zh-hakka zh-min zh-min-nan "
    "zh-xiang".split()
)
# RFC 5646, section 2.1.
_WELL_FORMED_TAG = re.compile(
    "(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?"
    "(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?"
    "|x(?:-[a-z0-9]{1,8})+"
)


def is_language_tag(token: str) -> bool:
    """Return whether ``token`` (with its ``@``) is a well-formed BCP 47 language tag.

    >>> is_language_tag("@da-DK"), is_language_tag("@da_DK"), is_language_tag("@dansksprog")
    (True, False, False)
    """
    tag = token[1:].lower()
    return bool(_LANGUAGE.fullmatch(token)) and (
        tag in _GRANDFATHERED or bool(_WELL_FORMED_TAG.fullmatch(tag))
    )
