"""EN 301 549 by clause: each test bears its clause's number; a run writes build/accessibility.md."""
