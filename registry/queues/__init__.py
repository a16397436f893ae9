"""Numbers, tickets and calls of a queue, per service, site and day; the pages that show them.

May import wire and registry's ground (database, wake, web, people, places, fleet); never calls or answers.
Exists so that a number is given once, called once, and shown alike to resident, guide and terminal.
"""
