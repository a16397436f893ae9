"""Who is on duty: desks as rows that expire unless they are heard of."""

from typing import Final

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from registry.calls.errors import CallRefused
from registry.calls.matching import Guide
from registry.calls.models import Call, Desk
from registry.people import Person

# A desk says every 5 s that it is there: two may be lost on the way.
DESK_SILENCE_S: Final = 12.0
# A page that is loaded again is back within this.
RELOAD_S: Final = 3.0
# In a call the page itself lives on while its line breaks; as long as a unit has.
CALL_GRACE_S: Final = 10.0


def open_desk(session: Session, desk_id: str, person_id: int, now: float) -> None:
    """A desk page says that it is open, for the first time or after a break.

    Raises:
        CallRefused: it is the desk of someone else.
    """
    desk = session.get(Desk, desk_id)
    if desk is None:
        session.add(Desk(id=desk_id, person_id=person_id, on_duty=False, expires_at=now + DESK_SILENCE_S))
        session.flush()
        return
    if desk.person_id != person_id:
        raise CallRefused("another guide's desk")
    desk.expires_at = now + DESK_SILENCE_S


def hold_desk(session: Session, desk_id: str, now: float) -> bool:
    """A desk is heard of; False when it had expired and must open again."""
    desk = session.get(Desk, desk_id)
    if desk is None:
        return False
    desk.expires_at = now + DESK_SILENCE_S
    return True


def leave_desk(session: Session, desk_id: str, now: float) -> None:
    """A desk's socket broke: it stays for as long as a page needs to come back."""
    desk = session.get(Desk, desk_id)
    if desk is None:
        return
    in_call = session.scalar(select(Call.id).where(Call.desk_id == desk_id)) is not None
    desk.expires_at = now + (CALL_GRACE_S if in_call else RELOAD_S)


def forget_expired_desks(session: Session, now: float) -> bool:
    """Whether any desk was gone."""
    gone = session.scalars(delete(Desk).where(Desk.expires_at <= now).returning(Desk.id)).all()
    return bool(gone)


def guides_on_duty(session: Session) -> list[Guide]:
    """Everyone with a desk on duty, free or in a call. Expired desks are swept each second, not here."""
    on_duty = select(Desk.person_id).where(Desk.on_duty)
    persons = session.scalars(select(Person).where(Person.id.in_(on_duty)))
    busy = set(session.scalars(select(Call.person_id).where(Call.person_id.is_not(None))))
    return [
        Guide(
            person=person.id,
            free=person.id not in busy,
            skills=frozenset((skill.language, skill.topic) for skill in person.skills),
        )
        for person in persons
    ]
