"""The glass: what a resident sees and touches.

Imports the rooms below it (answers, tickets, calls, text), their ground and ``hardware``; nothing imports it.
Screens know services by presenters, widgets know the theme, only the theme knows colours and millimetres.
"""
