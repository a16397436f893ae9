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
    checked  TEXT NOT NULL,
    urgent   INTEGER NOT NULL,
    discreet INTEGER NOT NULL
) STRICT;

CREATE TABLE answers (
    topic    TEXT NOT NULL REFERENCES topics (id),
    language TEXT NOT NULL REFERENCES languages (tag),
    question TEXT NOT NULL,
    complete INTEGER NOT NULL,
    body     TEXT NOT NULL,           -- JSON: what else terminal.answers.model.Answer holds
    PRIMARY KEY (topic, language)
) STRICT, WITHOUT ROWID;

-- The search. A family is the language of one or more tags: sv and sv-simple are one.
CREATE TABLE families (id INTEGER PRIMARY KEY, language TEXT NOT NULL UNIQUE) STRICT;

-- Words that say nothing of the matter (common = 0) or little (common = 1), as written and folded.
CREATE TABLE quiet (
    family INTEGER NOT NULL REFERENCES families (id),
    word   TEXT NOT NULL,
    common INTEGER NOT NULL,
    PRIMARY KEY (family, word)
) STRICT, WITHOUT ROWID;

-- Words of danger (terminal.answers.danger), topics by position: words and their stems, between spaces.
CREATE TABLE dangers (
    family INTEGER NOT NULL REFERENCES families (id),
    topic  INTEGER NOT NULL,
    words  TEXT NOT NULL,
    stems  TEXT NOT NULL
) STRICT;

-- What a stem counts, and what it says of topics: arrays of one length
-- (terminal.answers.packing, .ranking.Evidence), topics by position; the position after the last is 'not ours'.
CREATE TABLE stems (
    id      INTEGER PRIMARY KEY,
    family  INTEGER NOT NULL REFERENCES families (id),
    stem    TEXT NOT NULL,
    weight  REAL NOT NULL,
    topics  BLOB NOT NULL,
    held    BLOB NOT NULL,
    told    BLOB NOT NULL,
    owned   BLOB NOT NULL
) STRICT;

-- Folded words as they stand in the texts, with their stems, and the stems themselves (form IS NULL).
CREATE TABLE keys (
    key    TEXT NOT NULL,
    family INTEGER NOT NULL REFERENCES families (id),
    stem   INTEGER NOT NULL REFERENCES stems (id),
    form   INTEGER,
    PRIMARY KEY (key, family)
) STRICT, WITHOUT ROWID;

-- Forms by their three-letter pieces: what is misspelt, and the parts of long words.
CREATE TABLE forms (id INTEGER PRIMARY KEY, form TEXT NOT NULL, stem INTEGER NOT NULL) STRICT;
CREATE TABLE pieces (
    family INTEGER NOT NULL REFERENCES families (id),
    piece  TEXT NOT NULL,
    forms  BLOB NOT NULL,
    PRIMARY KEY (family, piece)
) STRICT, WITHOUT ROWID;

-- Pieces of words (terminal.answers.grams) with the topics that hold them, and what they count for each.
CREATE TABLE grams (
    family INTEGER NOT NULL REFERENCES families (id),
    gram   TEXT NOT NULL,
    topics BLOB NOT NULL,
    shares BLOB NOT NULL,
    PRIMARY KEY (family, gram)
) STRICT, WITHOUT ROWID;

-- What each trait of a topic weighs (terminal.answers.ranking.Traits, in their order), as it was learned
-- (terminal.answers.teaching), and what a language adds to the chance that a query in it is ours.
CREATE TABLE weights (
    position INTEGER PRIMARY KEY,
    ranks    REAL NOT NULL,
    ours     REAL NOT NULL
) STRICT;
CREATE TABLE leanings (family INTEGER PRIMARY KEY REFERENCES families (id), ours REAL NOT NULL) STRICT;

-- Stems of words in other letters than Latin ones, by what is heard of them (terminal.answers.sounds).
CREATE TABLE sounds (
    key    TEXT NOT NULL,
    family INTEGER NOT NULL REFERENCES families (id),
    stem   INTEGER NOT NULL REFERENCES stems (id),
    PRIMARY KEY (key, family, stem)
) STRICT, WITHOUT ROWID;

-- A way of asking is one row, as the numbers of its stems.
CREATE VIRTUAL TABLE asks USING fts5 (stems, topic UNINDEXED, weight UNINDEXED, tokenize = 'ascii');
