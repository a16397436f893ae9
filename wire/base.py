"""What every message is: immutable, and strict about what it does not know."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints


class Message(BaseModel):
    """Unknown keys are ignored, so that an older end can read a newer one."""

    model_config = ConfigDict(frozen=True, extra="ignore")


Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,64}$")]
LanguageTag = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", max_length=35)]
Day = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]
"""A calendar day of the municipality, ISO 8601, such as ``2026-11-23``."""
UnixSeconds = Annotated[float, "seconds since 1970-01-01 UTC"]
