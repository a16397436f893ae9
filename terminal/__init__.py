"""What stands in front of the resident, and its agent.

Imports ``wire`` and ``hardware``; never the registry. The glass (``ui``) leans on the rooms,
no room on the glass.
"""
