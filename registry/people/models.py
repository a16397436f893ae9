"""Tables of people: who they are, what they can serve, and where they are signed in."""

from typing import Final

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from registry.database import Base

ROLES: Final = ("guide", "facilities", "it", "editor")
ANY_TOPIC: Final = "any"
"""The topic of someone who serves every matter in a language."""


class Person(Base):
    """Someone who may sign in; ``name`` is what residents see, a first name that the person chose."""

    __tablename__ = "people"

    id: Mapped[int] = mapped_column(primary_key=True)
    login: Mapped[str] = mapped_column(String(64), unique=True)
    name: Mapped[str] = mapped_column(String(100))
    password_hash: Mapped[str] = mapped_column(String(255))
    roles: Mapped[list[str]] = mapped_column(JSON)
    skills: Mapped[list["Skill"]] = relationship(cascade="all, delete-orphan", lazy="selectin")

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages this person serves in, by tag."""
        return tuple(sorted({skill.language for skill in self.skills}))

    def serves(self, language: str, topic: str) -> bool:
        """Whether this person can serve that matter in that language."""
        return any(skill.language == language and skill.topic in {topic, ANY_TOPIC} for skill in self.skills)


class Skill(Base):
    """A language and a topic that a guide can serve."""

    __tablename__ = "skills"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)
    language: Mapped[str] = mapped_column(String(35), primary_key=True, index=True)
    topic: Mapped[str] = mapped_column(String(64), primary_key=True)


class SignIn(Base):
    """One browser in which a person is signed in; the cookie's secret itself is not kept."""

    __tablename__ = "sign_ins"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    expires_at: Mapped[float] = mapped_column(index=True)


class FailedSignIn(Base):
    """How often a login was tried in vain ; kept as a hash, since people mistype."""

    __tablename__ = "failed_sign_ins"

    login_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    failures: Mapped[int]
    last_at: Mapped[float] = mapped_column(index=True)
