-- The tables of a ledger, version 1.
--
-- SQLite reads this as it stands. For PostgreSQL the words INTEGER, REAL, BLOB and TEXT of the
-- column lists become BIGINT, DOUBLE PRECISION, BYTEA and TEXT COLLATE "C". What stands between
-- a line `-- only sqlite` (or `-- only postgres`) and the next `-- both` is for that one alone.
--
-- Days are text, 2024-03-15; where a day is not known they are '' in the columns that answers
-- are sorted by, and NULL elsewhere. Words of the record's enumerations are spelled as there
-- (docs/record.md). Text that is searched is kept a second time as its bare words: case folded,
-- accents off, punctuation gone, a blank between.

-- One row: which version of these tables this is, and the next number for a row of any table.
-- Numbers are never used twice, also after `hearsay forget`.
CREATE TABLE ledger (
    version     INTEGER NOT NULL,
    made        TEXT NOT NULL,              -- when, UTC: 2024-03-15T09:30:00Z
    next        INTEGER NOT NULL
);

-- A report, as it was when it was read. One that changed since has a row for each version.
CREATE TABLE report (
    id          INTEGER PRIMARY KEY,
    key         TEXT NOT NULL,              -- its URL, else the id it was given, else its file
    version     INTEGER NOT NULL,           -- 1, 2 ... of this key
    superseded_by INTEGER REFERENCES report(id),    -- the version that came next
    name        TEXT NOT NULL,              -- the record's id
    sha256      TEXT NOT NULL,              -- of text
    given       TEXT NOT NULL,              -- a digest of what was given with the text, to know it again
    url         TEXT,
    outlet      TEXT,                       -- who published it
    outlet_words TEXT NOT NULL,
    title       TEXT,
    published   TEXT NOT NULL,              -- day, or ''
    language    TEXT NOT NULL,
    added       TEXT NOT NULL,              -- when it was read, UTC
    statements  INTEGER NOT NULL,           -- how many
    text        TEXT NOT NULL,              -- every offset counts its UTF-8 bytes
    record      BLOB NOT NULL,              -- the whole record: one line of JSON, zstd
    UNIQUE (key, version)
);
CREATE INDEX report_published ON report (published, id);
CREATE INDEX report_outlet ON report (outlet_words, published);
CREATE INDEX report_sha256 ON report (sha256);

-- Who speaks, is spoken to, or is credited, under one name across reports. Whoever has no name of
-- their own ("a senior official", "the ministry") is one for each report.
CREATE TABLE entity (
    id          INTEGER PRIMARY KEY,
    name        TEXT NOT NULL,
    type        TEXT NOT NULL,
    words       TEXT NOT NULL,              -- bare words of the name
    merged_into INTEGER REFERENCES entity(id)       -- by a user: who it counts as
);
CREATE INDEX entity_words ON entity (words, type);
CREATE INDEX entity_merged ON entity (merged_into);

-- A way to name somebody, in whatever reports: what is left of names when spelling is put aside.
-- Which namings are one entity depends on the namings that are there, not on their order.
CREATE TABLE naming (
    id          INTEGER PRIMARY KEY,
    words       TEXT NOT NULL,              -- bare words of the name, forms of address off
    person      INTEGER NOT NULL,           -- 0 or 1
    family      TEXT NOT NULL,              -- the family name as it sounds; else the words
    initial     TEXT NOT NULL,              -- of the given name, or ''
    role        TEXT NOT NULL,              -- words of the role, marked (store/naming_role.c)
    sex         TEXT NOT NULL,              -- 'm', 'f' or ''
    tag         INTEGER NOT NULL,           -- 0, or the decision that set it apart
    name        TEXT NOT NULL,              -- as printed
    type        TEXT NOT NULL,
    entity      INTEGER REFERENCES entity(id),      -- NULL where several could be meant
    why         TEXT NOT NULL,              -- see report_entity.why
    UNIQUE (words, person, role, sex, tag)
);
CREATE INDEX naming_family ON naming (family, person, initial, entity);
CREATE INDEX naming_entity ON naming (entity);
CREATE INDEX naming_tag ON naming (tag);

-- Letters that a report gives for a whole name: "Food and Agriculture Organization (FAO)".
CREATE TABLE short_form (
    words       TEXT NOT NULL,
    whole       TEXT NOT NULL,              -- words of the naming
    report      INTEGER NOT NULL REFERENCES report(id),
    PRIMARY KEY (words, whole, report)
);
CREATE INDEX short_form_report ON short_form (report);

-- What one report calls an entity, and why it was taken to be that one.
CREATE TABLE report_entity (
    id          INTEGER PRIMARY KEY,
    report      INTEGER NOT NULL REFERENCES report(id),
    local       TEXT NOT NULL,              -- its id in the record: e1
    entity      INTEGER NOT NULL REFERENCES entity(id),
    name        TEXT NOT NULL,
    type        TEXT NOT NULL,
    role        TEXT,
    named       INTEGER NOT NULL,           -- 0 or 1
    naming      INTEGER REFERENCES naming(id),      -- NULL for whoever has no name of their own
    why         TEXT NOT NULL               -- name, part, spelling, role, family, short form, near,
                                            -- doubtful, alone, user: docs/ledger.md tells them
);
CREATE INDEX report_entity_naming ON report_entity (naming);
CREATE INDEX report_entity_entity ON report_entity (entity);
CREATE INDEX report_entity_report ON report_entity (report);

-- The same words in several reports: one saying, with its variants. Counts are of statements that
-- stand.
CREATE TABLE saying (
    id          INTEGER PRIMARY KEY,
    words       TEXT NOT NULL,              -- as printed in the report that came first
    first       INTEGER NOT NULL,           -- the statement there, or 0
    statements  INTEGER NOT NULL,           -- how many carry it
    reports     INTEGER NOT NULL,           -- in how many reports
    first_day   TEXT NOT NULL,              -- of publication, or ''
    last_day    TEXT NOT NULL
);

-- Equal words by one name, published on one day: what sayings are made of (store/saying_words.h).
CREATE TABLE variant (
    id          INTEGER PRIMARY KEY,
    handle      INTEGER NOT NULL,           -- of the speaker's name; 0 for none
    day         INTEGER NOT NULL,           -- of publication, since 1970; 0 for none
    who         INTEGER NOT NULL,           -- the given name's first letter, or 0
    hash        INTEGER NOT NULL,           -- of its words
    sign        INTEGER NOT NULL,
    words       INTEGER NOT NULL,           -- how many
    direct      INTEGER NOT NULL,           -- 0 or 1
    tag         INTEGER NOT NULL,           -- 0, or the decision that set it apart
    holds       INTEGER NOT NULL,           -- 1: its keys are in trace; 0: those of equal words are
    saying      INTEGER REFERENCES saying(id)
);
CREATE INDEX variant_speaker ON variant (handle, day);
CREATE INDEX variant_saying ON variant (saying);

-- Keys of long quotations: those that share eight words in a row share one.
-- only sqlite
CREATE TABLE trace (key INTEGER NOT NULL, variant INTEGER NOT NULL, PRIMARY KEY (key, variant)) WITHOUT ROWID;
-- only postgres
CREATE TABLE trace (key INTEGER NOT NULL, variant INTEGER NOT NULL, PRIMARY KEY (key, variant));
-- both
CREATE INDEX trace_variant ON trace (variant);

-- What users decided of sayings.
CREATE TABLE saying_decision (
    id          INTEGER PRIMARY KEY,
    kind        TEXT NOT NULL CHECK (kind IN ('merge', 'split')),
    variant     INTEGER REFERENCES variant(id),     -- merge: this one ...
    other       INTEGER REFERENCES variant(id),     -- ... and this one are one saying
    report_key  TEXT,                       -- split: of this report ...
    statement   TEXT,                       -- ... this statement (its key) stands apart
    tag         INTEGER NOT NULL,           -- the same for all rows of one decision
    made_by     TEXT NOT NULL,
    made        TEXT NOT NULL               -- when, UTC
);
CREATE INDEX saying_decision_report ON saying_decision (report_key);

-- A statement: who said what to whom.
CREATE TABLE statement (
    id          INTEGER PRIMARY KEY,
    key         TEXT NOT NULL,              -- its id in the record: st_0123456789abcdef
    report      INTEGER NOT NULL REFERENCES report(id),
    place       INTEGER NOT NULL,           -- 0, 1 ... in the report
    parent      INTEGER REFERENCES statement(id),   -- inside whose content it stands
    standing    INTEGER NOT NULL,           -- 1; 0 in a superseded report or when rejected
    verdict     TEXT,                       -- the latest correction's
    kind        TEXT NOT NULL,
    act         TEXT NOT NULL,
    modality    TEXT NOT NULL,
    negated     INTEGER NOT NULL,           -- 0 or 1
    confidence  REAL NOT NULL,
    rule        TEXT NOT NULL,
    speaker     INTEGER REFERENCES entity(id),
    addressee   INTEGER REFERENCES entity(id),
    outlet      INTEGER REFERENCES entity(id),      -- the medium that is credited
    speaker_as  INTEGER REFERENCES report_entity(id),
    addressee_as INTEGER REFERENCES report_entity(id),
    outlet_as   INTEGER REFERENCES report_entity(id),
    made        TEXT,                       -- TIMEX3 value
    made_first  TEXT,                       -- days
    made_last   TEXT,
    first_day   TEXT NOT NULL,              -- made_first, else the day of publication, else ''
    last_day    TEXT NOT NULL,
    source      TEXT NOT NULL,              -- words as printed; parts are joined by " … "
    cue         TEXT NOT NULL,
    content     TEXT NOT NULL,
    venue       TEXT,
    condition   TEXT,
    source_at   TEXT NOT NULL,              -- places in the report's text: [[begin, end], ...]
    cue_at      TEXT NOT NULL,
    content_at  TEXT NOT NULL,
    span_begin  INTEGER NOT NULL,           -- from its first byte ...
    span_end    INTEGER NOT NULL,           -- ... to its last: source, cue and content
    variant     INTEGER REFERENCES variant(id),
    saying      INTEGER REFERENCES saying(id)       -- its variant's
);
CREATE INDEX statement_report ON statement (report, place);
CREATE INDEX statement_parent ON statement (parent) WHERE parent IS NOT NULL;
CREATE INDEX statement_key ON statement (key);
CREATE INDEX statement_day ON statement (first_day, id, standing, act, kind, negated, last_day);
CREATE INDEX statement_speaker ON statement (speaker, first_day, id, standing, last_day);
CREATE INDEX statement_addressee ON statement (addressee, first_day, id, standing, last_day)
    WHERE addressee IS NOT NULL;
CREATE INDEX statement_outlet ON statement (outlet) WHERE outlet IS NOT NULL;
CREATE INDEX statement_saying ON statement (saying) WHERE saying IS NOT NULL;
CREATE INDEX statement_variant ON statement (variant) WHERE variant IS NOT NULL;

-- Through whom a statement reached the report: the medium that it credits, and every speaker
-- of a statement around it.
CREATE TABLE relay (
    statement   INTEGER NOT NULL REFERENCES statement(id),
    entity      INTEGER NOT NULL REFERENCES entity(id),
    PRIMARY KEY (entity, statement)
);
CREATE INDEX relay_statement ON relay (statement);

-- What users said of a reading. The last row of a statement counts; none is ever changed, and a
-- statement that is read again keeps its rows, because its key stays the same.
CREATE TABLE correction (
    id          INTEGER PRIMARY KEY,
    report      INTEGER NOT NULL REFERENCES report(id),
    statement   TEXT NOT NULL,              -- statement.key
    verdict     TEXT NOT NULL CHECK (verdict IN ('accept', 'reject', 'correct')),
    fields      TEXT,                       -- JSON: what it should be, where that differs
    made_by     TEXT NOT NULL,
    made        TEXT NOT NULL               -- when, UTC
);
CREATE INDEX correction_statement ON correction (report, statement);

-- Merges and splits by users, which later reports follow. They are kept by what was decided on, a
-- naming or a report's key, so that they outlive a new reading.
CREATE TABLE decision (
    id          INTEGER PRIMARY KEY,
    kind        TEXT NOT NULL CHECK (kind IN ('merge', 'split')),
    naming      INTEGER REFERENCES naming(id),      -- merge: this one ...
    other       INTEGER REFERENCES naming(id),      -- ... counts as this one
    report_key  TEXT,                       -- split: what this report ...
    words       TEXT,                       -- ... calls so (bare words of the name) stands apart
    tag         INTEGER NOT NULL,           -- the same for all rows of one decision
    made_by     TEXT NOT NULL,
    made        TEXT NOT NULL               -- when, UTC
);
CREATE INDEX decision_report ON decision (report_key);
CREATE INDEX decision_naming ON decision (naming);
CREATE INDEX decision_other ON decision (other);

-- The bare words of every statement: source, cue, content, speaker and addressee. Both
-- databases index them as they are, without rules of their own, and so answer alike.
-- only sqlite
CREATE VIRTUAL TABLE statement_words USING fts5 (words, tokenize = 'ascii');
-- only postgres
CREATE TABLE statement_words (
    rowid       INTEGER PRIMARY KEY REFERENCES statement(id),
    words       TSVECTOR NOT NULL
);
CREATE INDEX statement_words_index ON statement_words USING gin (words);
-- both
