"""Who works here: people, their roles and skills, signing in and out.

Imports the registry's ground and ``registry.web``; knows no terminal, queue or call.
"""

from registry.people.models import ANY_TOPIC, ROLES, Person, Skill
from registry.people.session import find_person, signed_in

__all__ = ["ANY_TOPIC", "ROLES", "Person", "Skill", "find_person", "signed_in"]
