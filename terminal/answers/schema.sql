-- The built answers: written once, read by many, replaced as a whole.

CREATE TABLE languages (tag TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

CREATE TABLE categories (
    position INTEGER PRIMARY KEY,
    id       TEXT NOT NULL UNIQUE,
    icon     TEXT NOT NULL
) STRICT;

CREATE TABLE category_names (
    category TEXT NOT NULL REFERENCES categories (id),
    language TEXT NOT NULL REFERENCES languages (tag),
    name     TEXT NOT NULL,
    PRIMARY KEY (category, language)
) STRICT, WITHOUT ROWID;

CREATE TABLE topics (
    position INTEGER PRIMARY KEY,
    id       TEXT NOT NULL UNIQUE,
    category TEXT NOT NULL REFERENCES categories (id),
    checked  TEXT NOT NULL
) STRICT;

CREATE TABLE answers (
    topic    TEXT NOT NULL REFERENCES topics (id),
    language TEXT NOT NULL REFERENCES languages (tag),
    question TEXT NOT NULL,
    complete INTEGER NOT NULL,
    body     TEXT NOT NULL,           -- JSON: what else terminal.answers.model.Answer holds
    PRIMARY KEY (topic, language)
) STRICT, WITHOUT ROWID;

-- Words without a matter, as written and folded; stems that go with many.
CREATE TABLE passed_over (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE common (stem TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

-- Stems (terminal.answers.words) with the number of topics that each speaks of, and what it counts.
CREATE TABLE vocabulary (
    stem   TEXT PRIMARY KEY,
    topics INTEGER NOT NULL,
    weight REAL NOT NULL
) STRICT, WITHOUT ROWID;

-- How far a stem alone speaks for a topic (terminal.answers.ranking.bearing_of).
CREATE TABLE bearings (
    stem  TEXT NOT NULL REFERENCES vocabulary (stem),
    topic TEXT NOT NULL REFERENCES topics (id),
    value REAL NOT NULL,
    PRIMARY KEY (stem, topic)
) STRICT, WITHOUT ROWID;

-- Found by their three-letter pieces: what is misspelt, and the parts of long words. Written as ^stem$.
CREATE VIRTUAL TABLE spellings USING fts5 (stem, tokenize = 'trigram');

-- A way of asking is one row with `asked`; the answer itself is one row with `summary` and `steps`. All as stems.
CREATE VIRTUAL TABLE phrases USING fts5 (
    asked, summary, steps, topic UNINDEXED, language UNINDEXED, weight UNINDEXED,
    tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
