"""What staff read of a call: matters by the answers' own titles."""

import tomllib
from functools import lru_cache
from pathlib import Path


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
    except (OSError, ValueError):
        # Answers may not be installed beside this registry, or be in work: the id still says something.
        return {}
