"""EN 301 549 by clause: each test bears the clause's number, and a run of them writes build/accessibility.md."""
