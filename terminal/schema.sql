-- The one file in which the glass and the agent meet (DESIGN, decision 1).
-- Times are unix seconds (UTC); days are calendar days of the municipality, ISO 8601.

CREATE TABLE IF NOT EXISTS link (            -- the agent writes, the glass reads
    id          INTEGER PRIMARY KEY CHECK (id = 1),
    state       TEXT NOT NULL CHECK (state IN ('searching', 'unapproved', 'refused', 'online', 'offline')),
    cause       TEXT NOT NULL DEFAULT '',
    base_url    TEXT,                        -- https://192.0.2.9:8443, the last good address
    registry    TEXT,                        -- its id, the audience of our tokens
    pairing_code TEXT,
    clock_ahead_s REAL NOT NULL DEFAULT 0,   -- our clock minus the registry's
    changed_at  REAL NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS boot (            -- when clock_ahead_s was learnt: a reboot may set the clock anew
    id          INTEGER PRIMARY KEY CHECK (id = 1),
    boot        TEXT NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS settings (        -- wire.TerminalSettings, the last heard
    id          INTEGER PRIMARY KEY CHECK (id = 1),
    version     TEXT NOT NULL,
    body        TEXT NOT NULL,
    received_at REAL NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS queue_views (     -- wire.QueueView, the last heard
    service     TEXT PRIMARY KEY,
    body        TEXT NOT NULL,
    received_at REAL NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS guides (          -- free guides by language, the last heard
    language    TEXT PRIMARY KEY,
    free        INTEGER NOT NULL,
    received_at REAL NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS leases (          -- numbers that are ours to give; next > last: used up
    id          TEXT PRIMARY KEY,
    service     TEXT NOT NULL,
    day         TEXT NOT NULL,
    first       INTEGER NOT NULL,
    last        INTEGER NOT NULL,
    next        INTEGER NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS lease_requests (  -- kept before asking, so that a lost answer is the same block again
    id          TEXT PRIMARY KEY,
    service     TEXT NOT NULL,
    day         TEXT NOT NULL,
    UNIQUE (service, day)
) STRICT;

CREATE TABLE IF NOT EXISTS tickets (         -- durable before a byte goes to the printer (decision 5)
    id          TEXT PRIMARY KEY,
    lease       TEXT NOT NULL REFERENCES leases (id),
    service     TEXT NOT NULL,
    day         TEXT NOT NULL,
    number      INTEGER NOT NULL,
    language    TEXT NOT NULL,
    issued_at   REAL NOT NULL,
    paper       TEXT NOT NULL CHECK (paper IN ('pending', 'printed', 'failed', 'unknown')),
    UNIQUE (service, day, number)
) STRICT;

CREATE TABLE IF NOT EXISTS presses (         -- outcome NULL: still going on
    id          TEXT PRIMARY KEY,
    day         TEXT NOT NULL,
    language    TEXT NOT NULL,
    topic       TEXT NOT NULL,
    source      TEXT NOT NULL CHECK (source IN ('glass', 'button')),
    answered    INTEGER NOT NULL DEFAULT 0,  -- a guide and the resident have heard each other
    outcome     TEXT CHECK (outcome IN ('answered', 'fallback', 'left')),
    cause       TEXT
) STRICT;

CREATE TABLE IF NOT EXISTS outbox (          -- wire.Event, oldest first, removed when the registry has it
    seq         INTEGER PRIMARY KEY AUTOINCREMENT,
    body        TEXT NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS set_aside (       -- events that the registry refused, kept for IT
    seq         INTEGER PRIMARY KEY,
    body        TEXT NOT NULL,
    cause       TEXT NOT NULL,
    at          REAL NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS devices (         -- the glass owns the devices and writes; the agent reports
    name        TEXT PRIMARY KEY,
    state       TEXT NOT NULL CHECK (state IN ('ok', 'warning', 'fault', 'missing', 'unknown')),
    cause       TEXT NOT NULL DEFAULT '',
    detail      TEXT NOT NULL DEFAULT '',
    virtual     INTEGER NOT NULL DEFAULT 0,
    changed_at  REAL NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS heartbeats (      -- a dead glass is still reported
    process     TEXT PRIMARY KEY,
    pid         INTEGER NOT NULL,
    at          REAL NOT NULL
) STRICT;
