"""What staff read of a call: languages by CLDR's names, matters by the answers' own titles."""

import tomllib
from functools import lru_cache
from pathlib import Path

from babel import Locale, UnknownLocaleError


@lru_cache(maxsize=256)
def language_name(tag: str, in_language: str) -> str:
    """The language's name in another, such as ``arabiska``; its tag when CLDR has none."""
    try:
        name = Locale.parse(tag, sep="-").get_display_name(in_language)
    except (UnknownLocaleError, ValueError):
        name = None
    return name or tag


@lru_cache(maxsize=1024)
def topic_name(assets: Path, topic: str, language: str) -> str:
    """The title of a category or a topic in the guide's language; its id where there is none."""
    folder = assets / "languages" / language
    categories = _table(folder / "answers.toml").get("categories", {})
    if isinstance(categories, dict) and topic in categories:
        return str(categories[topic])
    if topic.replace("-", "").replace("_", "").isalnum():
        question = _table(folder / "answers" / f"{topic}.toml").get("question")
        if question:
            return str(question)
    return topic.replace("-", " ").replace("_", " ")


def _table(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError:
        # Answers may not be installed beside this registry: the id still says something.
        return {}
