"""How every page of the registry looks, speaks and stays live: templates, style, words, server-sent events.

Imports the registry's ground (settings, database, wake, clock); knows no slice.
"""

from registry.web.live import live
from registry.web.origin import same_origin
from registry.web.page import fragment, page
from registry.web.words import Words, public_language, staff_language, words

__all__ = ["Words", "fragment", "live", "page", "public_language", "same_origin", "staff_language", "words"]
