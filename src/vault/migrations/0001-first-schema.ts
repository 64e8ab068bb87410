/** The first schema. Vaults of it are stored (`test/support/fixtures/vaults`): never edited. */
export const firstSchema = `
CREATE TABLE audit_entry (
  n INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  h BLOB NOT NULL,
  PRIMARY KEY (n)
) STRICT;
CREATE TRIGGER audit_entry_is_append_only BEFORE UPDATE ON audit_entry BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER audit_entry_is_kept BEFORE DELETE ON audit_entry BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TABLE audit_detail (
  n INTEGER NOT NULL,
  unlock TEXT NOT NULL,
  ciphertext BLOB NOT NULL,
  PRIMARY KEY (n)
) STRICT;

CREATE TABLE audit_detail_key (
  unlock TEXT NOT NULL,
  sealed BLOB NOT NULL,
  PRIMARY KEY (unlock)
) STRICT;

CREATE TABLE row_digest (
  entry INTEGER NOT NULL,
  tbl TEXT NOT NULL,
  id TEXT NOT NULL,
  digest BLOB NOT NULL,
  PRIMARY KEY (tbl, id, entry)
) STRICT;
CREATE INDEX row_digest_by_entry ON row_digest(entry);
CREATE TRIGGER row_digest_is_append_only BEFORE UPDATE ON row_digest BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER row_digest_is_kept BEFORE DELETE ON row_digest BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TABLE checkpoint (
  count INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (count)
) STRICT;
CREATE TRIGGER checkpoint_is_append_only BEFORE UPDATE ON checkpoint BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER checkpoint_is_kept BEFORE DELETE ON checkpoint BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TABLE data_key (
  id TEXT NOT NULL,
  key BLOB,
  owner TEXT NOT NULL,
  destroyed INTEGER NOT NULL CHECK (destroyed IN (0, 1)),
  PRIMARY KEY (id),
  CHECK ((destroyed = 1) = (key IS NULL))
) STRICT;
CREATE INDEX data_key_by_owner ON data_key(owner);

CREATE TABLE tombstone (
  key_id TEXT NOT NULL,
  reason TEXT NOT NULL,
  at INTEGER NOT NULL,
  rows INTEGER NOT NULL,
  PRIMARY KEY (key_id)
) STRICT;

CREATE TABLE device (
  id TEXT NOT NULL,
  letters TEXT NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (id)
) STRICT;

CREATE TABLE vault_secret (
  name TEXT NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (name)
) STRICT;

CREATE TABLE pending (
  id TEXT NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (id)
) STRICT;

CREATE TABLE job (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  attempts INTEGER NOT NULL
) STRICT;

CREATE TABLE step_journal (
  act TEXT NOT NULL,
  phase TEXT NOT NULL,
  detail TEXT,
  at INTEGER NOT NULL,
  PRIMARY KEY (act)
) STRICT;

CREATE TABLE draft (
  id TEXT NOT NULL,
  user TEXT NOT NULL,
  screen TEXT NOT NULL,
  text TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (id)
) STRICT;

CREATE TABLE number_block (
  kind TEXT NOT NULL,
  year INTEGER NOT NULL,
  last INTEGER NOT NULL,
  PRIMARY KEY (kind, year)
) STRICT;

CREATE TABLE original (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  v INTEGER NOT NULL,
  stream TEXT NOT NULL CHECK (stream IN ('unit', 'inbox', 'source') OR stream GLOB 'case:????????-*'),
  owner TEXT NOT NULL,
  key_id TEXT NOT NULL REFERENCES data_key(id) DEFERRABLE INITIALLY DEFERRED,
  author TEXT NOT NULL,
  device TEXT NOT NULL,
  hlc TEXT NOT NULL CHECK (length(hlc) = 16),
  because TEXT,
  extra TEXT,
  nonce BLOB NOT NULL CHECK (length(nonce) = 32),
  entry INTEGER NOT NULL REFERENCES audit_entry(n) DEFERRABLE INITIALLY DEFERRED,
  parent TEXT REFERENCES original(id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  declared_type TEXT,
  size_bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  sha512 TEXT NOT NULL,
  dup TEXT NOT NULL,
  kept_as TEXT NOT NULL CHECK (kept_as IN ('bytes', 'rebuilt', 'extract_only', 'quarantine')),
  kept_sha256 TEXT,
  rows INTEGER
) STRICT;
CREATE INDEX original_by_dup ON original(dup);
CREATE INDEX original_by_parent ON original(parent);
CREATE TRIGGER original_is_insert_only BEFORE UPDATE ON original BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE TRIGGER original_outlives_its_key BEFORE DELETE ON original
  WHEN (SELECT destroyed FROM data_key WHERE id = OLD.key_id) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE INDEX original_by_key ON original(key_id);

CREATE TABLE original_key (
  original TEXT NOT NULL,
  id BLOB NOT NULL,
  key BLOB NOT NULL,
  PRIMARY KEY (original)
) STRICT;

CREATE TABLE original_row (
  original TEXT NOT NULL,
  sealed BLOB NOT NULL,
  PRIMARY KEY (original)
) STRICT;

CREATE TABLE extract (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  v INTEGER NOT NULL,
  stream TEXT NOT NULL CHECK (stream IN ('unit', 'inbox', 'source') OR stream GLOB 'case:????????-*'),
  owner TEXT NOT NULL,
  key_id TEXT NOT NULL REFERENCES data_key(id) DEFERRABLE INITIALLY DEFERRED,
  author TEXT NOT NULL,
  device TEXT NOT NULL,
  hlc TEXT NOT NULL CHECK (length(hlc) = 16),
  because TEXT,
  extra TEXT,
  nonce BLOB NOT NULL CHECK (length(nonce) = 32),
  entry INTEGER NOT NULL REFERENCES audit_entry(n) DEFERRABLE INITIALLY DEFERRED,
  original TEXT REFERENCES original(id) DEFERRABLE INITIALLY DEFERRED,
  subject_of TEXT NOT NULL CHECK (length(subject_of) BETWEEN 1 AND 128),
  engine TEXT NOT NULL,
  charset_declared TEXT,
  charset_used TEXT,
  text TEXT NOT NULL,
  structure TEXT NOT NULL,
  reading TEXT NOT NULL CHECK (reading IN ('read', 'typed', 'transcribed', 'machine_read')),
  has_text INTEGER NOT NULL CHECK (has_text IN (0, 1))
) STRICT;
CREATE INDEX extract_by_original ON extract(original);
CREATE INDEX extract_by_subject_of ON extract(subject_of);
CREATE TRIGGER extract_is_insert_only BEFORE UPDATE ON extract BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE TRIGGER extract_outlives_its_key BEFORE DELETE ON extract
  WHEN (SELECT destroyed FROM data_key WHERE id = OLD.key_id) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE INDEX extract_by_key ON extract(key_id);

CREATE TABLE passage (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  v INTEGER NOT NULL,
  stream TEXT NOT NULL CHECK (stream IN ('unit', 'inbox', 'source') OR stream GLOB 'case:????????-*'),
  owner TEXT NOT NULL,
  key_id TEXT NOT NULL REFERENCES data_key(id) DEFERRABLE INITIALLY DEFERRED,
  author TEXT NOT NULL,
  device TEXT NOT NULL,
  hlc TEXT NOT NULL CHECK (length(hlc) = 16),
  because TEXT,
  extra TEXT,
  nonce BLOB NOT NULL CHECK (length(nonce) = 32),
  entry INTEGER NOT NULL REFERENCES audit_entry(n) DEFERRABLE INITIALLY DEFERRED,
  extract TEXT NOT NULL REFERENCES extract(id) DEFERRABLE INITIALLY DEFERRED,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  quote TEXT NOT NULL,
  prefix TEXT NOT NULL,
  suffix TEXT NOT NULL,
  page INTEGER,
  "row" TEXT,
  region TEXT,
  transcribed INTEGER NOT NULL CHECK (transcribed IN (0, 1)),
  CHECK (start >= 0 AND "end" >= start)
) STRICT;
CREATE INDEX passage_by_extract ON passage(extract);
CREATE TRIGGER passage_is_insert_only BEFORE UPDATE ON passage BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE TRIGGER passage_outlives_its_key BEFORE DELETE ON passage
  WHEN (SELECT destroyed FROM data_key WHERE id = OLD.key_id) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE INDEX passage_by_key ON passage(key_id);

CREATE TABLE indexed_extract (
  local INTEGER PRIMARY KEY,
  extract TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX indexed_extract_by_extract ON indexed_extract(extract);
CREATE VIRTUAL TABLE text_index USING fts5(words, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 2");
INSERT INTO text_index(text_index, rank) VALUES ('secure-delete', 1);

CREATE TABLE user (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  v INTEGER NOT NULL,
  stream TEXT NOT NULL CHECK (stream IN ('unit', 'inbox', 'source') OR stream GLOB 'case:????????-*'),
  owner TEXT NOT NULL,
  key_id TEXT NOT NULL REFERENCES data_key(id) DEFERRABLE INITIALLY DEFERRED,
  author TEXT NOT NULL,
  device TEXT NOT NULL,
  hlc TEXT NOT NULL CHECK (length(hlc) = 16),
  because TEXT,
  extra TEXT,
  nonce BLOB NOT NULL CHECK (length(nonce) = 32),
  entry INTEGER NOT NULL REFERENCES audit_entry(n) DEFERRABLE INITIALLY DEFERRED,
  slot INTEGER NOT NULL,
  name TEXT NOT NULL,
  full_name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('liaison', 'coordinator', 'privacy_officer', 'config_admin')),
  person TEXT NOT NULL
) STRICT;
CREATE INDEX user_by_slot ON user(slot);
CREATE INDEX user_by_name ON user(name);
CREATE TRIGGER user_is_insert_only BEFORE UPDATE ON user BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE TRIGGER user_outlives_its_key BEFORE DELETE ON user
  WHEN (SELECT destroyed FROM data_key WHERE id = OLD.key_id) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE INDEX user_by_key ON user(key_id);

CREATE TABLE certificate (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  v INTEGER NOT NULL,
  stream TEXT NOT NULL CHECK (stream IN ('unit', 'inbox', 'source') OR stream GLOB 'case:????????-*'),
  owner TEXT NOT NULL,
  key_id TEXT NOT NULL REFERENCES data_key(id) DEFERRABLE INITIALLY DEFERRED,
  author TEXT NOT NULL,
  device TEXT NOT NULL,
  hlc TEXT NOT NULL CHECK (length(hlc) = 16),
  because TEXT,
  extra TEXT,
  nonce BLOB NOT NULL CHECK (length(nonce) = 32),
  entry INTEGER NOT NULL REFERENCES audit_entry(n) DEFERRABLE INITIALLY DEFERRED,
  user TEXT,
  serial TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('role', 'organisation', 'revoked')),
  bytes BLOB NOT NULL,
  not_after INTEGER
) STRICT;
CREATE INDEX certificate_by_user ON certificate(user);
CREATE TRIGGER certificate_is_insert_only BEFORE UPDATE ON certificate BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE TRIGGER certificate_outlives_its_key BEFORE DELETE ON certificate
  WHEN (SELECT destroyed FROM data_key WHERE id = OLD.key_id) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE INDEX certificate_by_key ON certificate(key_id);

CREATE TABLE setting (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  v INTEGER NOT NULL,
  stream TEXT NOT NULL CHECK (stream IN ('unit', 'inbox', 'source') OR stream GLOB 'case:????????-*'),
  owner TEXT NOT NULL,
  key_id TEXT NOT NULL REFERENCES data_key(id) DEFERRABLE INITIALLY DEFERRED,
  author TEXT NOT NULL,
  device TEXT NOT NULL,
  hlc TEXT NOT NULL CHECK (length(hlc) = 16),
  because TEXT,
  extra TEXT,
  nonce BLOB NOT NULL CHECK (length(nonce) = 32),
  entry INTEGER NOT NULL REFERENCES audit_entry(n) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  signatures TEXT
) STRICT;
CREATE INDEX setting_by_name ON setting(name);
CREATE TRIGGER setting_is_insert_only BEFORE UPDATE ON setting BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE TRIGGER setting_outlives_its_key BEFORE DELETE ON setting
  WHEN (SELECT destroyed FROM data_key WHERE id = OLD.key_id) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE INDEX setting_by_key ON setting(key_id);

CREATE TABLE auditor (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  v INTEGER NOT NULL,
  stream TEXT NOT NULL CHECK (stream IN ('unit', 'inbox', 'source') OR stream GLOB 'case:????????-*'),
  owner TEXT NOT NULL,
  key_id TEXT NOT NULL REFERENCES data_key(id) DEFERRABLE INITIALLY DEFERRED,
  author TEXT NOT NULL,
  device TEXT NOT NULL,
  hlc TEXT NOT NULL CHECK (length(hlc) = 16),
  because TEXT,
  extra TEXT,
  nonce BLOB NOT NULL CHECK (length(nonce) = 32),
  entry INTEGER NOT NULL REFERENCES audit_entry(n) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL,
  card BLOB NOT NULL,
  keyfp TEXT NOT NULL
) STRICT;
CREATE TRIGGER auditor_is_insert_only BEFORE UPDATE ON auditor BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE TRIGGER auditor_outlives_its_key BEFORE DELETE ON auditor
  WHEN (SELECT destroyed FROM data_key WHERE id = OLD.key_id) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE INDEX auditor_by_key ON auditor(key_id);

CREATE TABLE decision (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  v INTEGER NOT NULL,
  stream TEXT NOT NULL CHECK (stream IN ('unit', 'inbox', 'source') OR stream GLOB 'case:????????-*'),
  owner TEXT NOT NULL,
  key_id TEXT NOT NULL REFERENCES data_key(id) DEFERRABLE INITIALLY DEFERRED,
  author TEXT NOT NULL,
  device TEXT NOT NULL,
  hlc TEXT NOT NULL CHECK (length(hlc) = 16),
  because TEXT,
  extra TEXT,
  nonce BLOB NOT NULL CHECK (length(nonce) = 32),
  entry INTEGER NOT NULL REFERENCES audit_entry(n) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL,
  value TEXT,
  shown TEXT,
  reverses TEXT
) STRICT;
CREATE INDEX decision_by_kind ON decision(kind);
CREATE INDEX decision_by_reverses ON decision(reverses);
CREATE TRIGGER decision_is_insert_only BEFORE UPDATE ON decision BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE TRIGGER decision_outlives_its_key BEFORE DELETE ON decision
  WHEN (SELECT destroyed FROM data_key WHERE id = OLD.key_id) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE INDEX decision_by_key ON decision(key_id);

CREATE TABLE decision_subject (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  v INTEGER NOT NULL,
  stream TEXT NOT NULL CHECK (stream IN ('unit', 'inbox', 'source') OR stream GLOB 'case:????????-*'),
  owner TEXT NOT NULL,
  key_id TEXT NOT NULL REFERENCES data_key(id) DEFERRABLE INITIALLY DEFERRED,
  author TEXT NOT NULL,
  device TEXT NOT NULL,
  hlc TEXT NOT NULL CHECK (length(hlc) = 16),
  because TEXT,
  extra TEXT,
  nonce BLOB NOT NULL CHECK (length(nonce) = 32),
  entry INTEGER NOT NULL REFERENCES audit_entry(n) DEFERRABLE INITIALLY DEFERRED,
  decision TEXT NOT NULL CHECK (length(decision) BETWEEN 1 AND 128),
  role TEXT NOT NULL,
  record TEXT NOT NULL CHECK (length(record) BETWEEN 1 AND 128)
) STRICT;
CREATE INDEX decision_subject_by_decision ON decision_subject(decision);
CREATE INDEX decision_subject_by_record ON decision_subject(record);
CREATE TRIGGER decision_subject_is_insert_only BEFORE UPDATE ON decision_subject BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE TRIGGER decision_subject_outlives_its_key BEFORE DELETE ON decision_subject
  WHEN (SELECT destroyed FROM data_key WHERE id = OLD.key_id) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE INDEX decision_subject_by_key ON decision_subject(key_id);

CREATE TABLE supersession (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  v INTEGER NOT NULL,
  stream TEXT NOT NULL CHECK (stream IN ('unit', 'inbox', 'source') OR stream GLOB 'case:????????-*'),
  owner TEXT NOT NULL,
  key_id TEXT NOT NULL REFERENCES data_key(id) DEFERRABLE INITIALLY DEFERRED,
  author TEXT NOT NULL,
  device TEXT NOT NULL,
  hlc TEXT NOT NULL CHECK (length(hlc) = 16),
  because TEXT,
  extra TEXT,
  nonce BLOB NOT NULL CHECK (length(nonce) = 32),
  entry INTEGER NOT NULL REFERENCES audit_entry(n) DEFERRABLE INITIALLY DEFERRED,
  record TEXT NOT NULL CHECK (length(record) BETWEEN 1 AND 128),
  superseded TEXT NOT NULL CHECK (length(superseded) BETWEEN 1 AND 128)
) STRICT;
CREATE INDEX supersession_by_superseded ON supersession(superseded);
CREATE TRIGGER supersession_is_insert_only BEFORE UPDATE ON supersession BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE TRIGGER supersession_outlives_its_key BEFORE DELETE ON supersession
  WHEN (SELECT destroyed FROM data_key WHERE id = OLD.key_id) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE INDEX supersession_by_key ON supersession(key_id);

CREATE VIEW decision_in_force AS
SELECT d.id, d.kind, d.value, d.shown, d.because, d.author, d.hlc, s.record AS subject, s.role
   FROM decision d JOIN decision_subject s ON s.decision = d.id
   WHERE d.reverses IS NULL AND NOT EXISTS (SELECT 1 FROM decision r WHERE r.reverses = d.id);

CREATE VIEW active_user AS
SELECT u.id, u.slot, u.name, u.full_name, u.role, u.person FROM user u
   WHERE NOT EXISTS (SELECT 1 FROM decision_in_force d WHERE d.kind = 'user_disabled' AND d.subject = u.id);

CREATE TABLE import_run (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  v INTEGER NOT NULL,
  stream TEXT NOT NULL CHECK (stream IN ('unit', 'inbox', 'source') OR stream GLOB 'case:????????-*'),
  owner TEXT NOT NULL,
  key_id TEXT NOT NULL REFERENCES data_key(id) DEFERRABLE INITIALLY DEFERRED,
  author TEXT NOT NULL,
  device TEXT NOT NULL,
  hlc TEXT NOT NULL CHECK (length(hlc) = 16),
  because TEXT,
  extra TEXT,
  nonce BLOB NOT NULL CHECK (length(nonce) = 32),
  entry INTEGER NOT NULL REFERENCES audit_entry(n) DEFERRABLE INITIALLY DEFERRED,
  purpose TEXT NOT NULL,
  channel TEXT NOT NULL CHECK (channel IN ('mail', 'file_drop', 'phone', 'desk', 'handover')),
  started_at INTEGER NOT NULL
) STRICT;
CREATE TRIGGER import_run_is_insert_only BEFORE UPDATE ON import_run BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE TRIGGER import_run_outlives_its_key BEFORE DELETE ON import_run
  WHEN (SELECT destroyed FROM data_key WHERE id = OLD.key_id) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE INDEX import_run_by_key ON import_run(key_id);

CREATE TABLE import_unit (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  v INTEGER NOT NULL,
  stream TEXT NOT NULL CHECK (stream IN ('unit', 'inbox', 'source') OR stream GLOB 'case:????????-*'),
  owner TEXT NOT NULL,
  key_id TEXT NOT NULL REFERENCES data_key(id) DEFERRABLE INITIALLY DEFERRED,
  author TEXT NOT NULL,
  device TEXT NOT NULL,
  hlc TEXT NOT NULL CHECK (length(hlc) = 16),
  because TEXT,
  extra TEXT,
  nonce BLOB NOT NULL CHECK (length(nonce) = 32),
  entry INTEGER NOT NULL REFERENCES audit_entry(n) DEFERRABLE INITIALLY DEFERRED,
  run TEXT NOT NULL CHECK (length(run) BETWEEN 1 AND 128),
  label TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('registered', 'list', 'duplicate', 'quarantined', 'refused')),
  code TEXT,
  signal TEXT,
  size_bytes INTEGER NOT NULL,
  sha256 TEXT
) STRICT;
CREATE INDEX import_unit_by_run ON import_unit(run);
CREATE TRIGGER import_unit_is_insert_only BEFORE UPDATE ON import_unit BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE TRIGGER import_unit_outlives_its_key BEFORE DELETE ON import_unit
  WHEN (SELECT destroyed FROM data_key WHERE id = OLD.key_id) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE INDEX import_unit_by_key ON import_unit(key_id);

CREATE TABLE delivery (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  v INTEGER NOT NULL,
  stream TEXT NOT NULL CHECK (stream IN ('unit', 'inbox', 'source') OR stream GLOB 'case:????????-*'),
  owner TEXT NOT NULL,
  key_id TEXT NOT NULL REFERENCES data_key(id) DEFERRABLE INITIALLY DEFERRED,
  author TEXT NOT NULL,
  device TEXT NOT NULL,
  hlc TEXT NOT NULL CHECK (length(hlc) = 16),
  because TEXT,
  extra TEXT,
  nonce BLOB NOT NULL CHECK (length(nonce) = 32),
  entry INTEGER NOT NULL REFERENCES audit_entry(n) DEFERRABLE INITIALLY DEFERRED,
  signal TEXT,
  list_delivery TEXT,
  organisation TEXT,
  channel TEXT NOT NULL CHECK (channel IN ('mail', 'file_drop', 'phone', 'desk', 'handover')),
  at INTEGER NOT NULL,
  message_id TEXT,
  original TEXT,
  duplicate_of TEXT
) STRICT;
CREATE INDEX delivery_by_signal ON delivery(signal);
CREATE INDEX delivery_by_message_id ON delivery(message_id);
CREATE TRIGGER delivery_is_insert_only BEFORE UPDATE ON delivery BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE TRIGGER delivery_outlives_its_key BEFORE DELETE ON delivery
  WHEN (SELECT destroyed FROM data_key WHERE id = OLD.key_id) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE INDEX delivery_by_key ON delivery(key_id);

CREATE TABLE list_delivery (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  v INTEGER NOT NULL,
  stream TEXT NOT NULL CHECK (stream IN ('unit', 'inbox', 'source') OR stream GLOB 'case:????????-*'),
  owner TEXT NOT NULL,
  key_id TEXT NOT NULL REFERENCES data_key(id) DEFERRABLE INITIALLY DEFERRED,
  author TEXT NOT NULL,
  device TEXT NOT NULL,
  hlc TEXT NOT NULL CHECK (length(hlc) = 16),
  because TEXT,
  extra TEXT,
  nonce BLOB NOT NULL CHECK (length(nonce) = 32),
  entry INTEGER NOT NULL REFERENCES audit_entry(n) DEFERRABLE INITIALLY DEFERRED,
  origin TEXT NOT NULL CHECK (length(origin) BETWEEN 1 AND 128),
  file_name TEXT NOT NULL,
  file_sha256 TEXT NOT NULL,
  list_on TEXT,
  records INTEGER NOT NULL,
  offered INTEGER NOT NULL,
  not_offered INTEGER NOT NULL,
  malformed INTEGER NOT NULL,
  malformed_lines TEXT NOT NULL,
  organisation TEXT
) STRICT;
CREATE INDEX list_delivery_by_file_sha ON list_delivery(file_sha256);
CREATE TRIGGER list_delivery_is_insert_only BEFORE UPDATE ON list_delivery BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE TRIGGER list_delivery_outlives_its_key BEFORE DELETE ON list_delivery
  WHEN (SELECT destroyed FROM data_key WHERE id = OLD.key_id) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE INDEX list_delivery_by_key ON list_delivery(key_id);

CREATE TABLE quarantine_entry (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  v INTEGER NOT NULL,
  stream TEXT NOT NULL CHECK (stream IN ('unit', 'inbox', 'source') OR stream GLOB 'case:????????-*'),
  owner TEXT NOT NULL,
  key_id TEXT NOT NULL REFERENCES data_key(id) DEFERRABLE INITIALLY DEFERRED,
  author TEXT NOT NULL,
  device TEXT NOT NULL,
  hlc TEXT NOT NULL CHECK (length(hlc) = 16),
  because TEXT,
  extra TEXT,
  nonce BLOB NOT NULL CHECK (length(nonce) = 32),
  entry INTEGER NOT NULL REFERENCES audit_entry(n) DEFERRABLE INITIALLY DEFERRED,
  original TEXT NOT NULL REFERENCES original(id) DEFERRABLE INITIALLY DEFERRED,
  code TEXT NOT NULL,
  red INTEGER NOT NULL CHECK (red IN (0, 1)),
  label TEXT NOT NULL,
  channel TEXT NOT NULL CHECK (channel IN ('mail', 'file_drop', 'phone', 'desk', 'handover'))
) STRICT;
CREATE TRIGGER quarantine_entry_is_insert_only BEFORE UPDATE ON quarantine_entry BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE TRIGGER quarantine_entry_outlives_its_key BEFORE DELETE ON quarantine_entry
  WHEN (SELECT destroyed FROM data_key WHERE id = OLD.key_id) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE INDEX quarantine_entry_by_key ON quarantine_entry(key_id);

CREATE TABLE origin (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  v INTEGER NOT NULL,
  stream TEXT NOT NULL CHECK (stream IN ('unit', 'inbox', 'source') OR stream GLOB 'case:????????-*'),
  owner TEXT NOT NULL,
  key_id TEXT NOT NULL REFERENCES data_key(id) DEFERRABLE INITIALLY DEFERRED,
  author TEXT NOT NULL,
  device TEXT NOT NULL,
  hlc TEXT NOT NULL CHECK (length(hlc) = 16),
  because TEXT,
  extra TEXT,
  nonce BLOB NOT NULL CHECK (length(nonce) = 32),
  entry INTEGER NOT NULL REFERENCES audit_entry(n) DEFERRABLE INITIALLY DEFERRED,
  label TEXT NOT NULL,
  organisation TEXT,
  acquired_how TEXT NOT NULL CHECK (acquired_how IN ('own_observation', 'told_by_person', 'document', 'open_source', 'derived', 'unknown')),
  acquired_edtf TEXT,
  protected INTEGER NOT NULL CHECK (protected IN (0, 1))
) STRICT;
CREATE TRIGGER origin_is_insert_only BEFORE UPDATE ON origin BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE TRIGGER origin_outlives_its_key BEFORE DELETE ON origin
  WHEN (SELECT destroyed FROM data_key WHERE id = OLD.key_id) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE INDEX origin_by_key ON origin(key_id);

CREATE TABLE reporter (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  v INTEGER NOT NULL,
  stream TEXT NOT NULL CHECK (stream IN ('unit', 'inbox', 'source') OR stream GLOB 'case:????????-*'),
  owner TEXT NOT NULL,
  key_id TEXT NOT NULL REFERENCES data_key(id) DEFERRABLE INITIALLY DEFERRED,
  author TEXT NOT NULL,
  device TEXT NOT NULL,
  hlc TEXT NOT NULL CHECK (length(hlc) = 16),
  because TEXT,
  extra TEXT,
  nonce BLOB NOT NULL CHECK (length(nonce) = 32),
  entry INTEGER NOT NULL REFERENCES audit_entry(n) DEFERRABLE INITIALLY DEFERRED,
  origin TEXT NOT NULL CHECK (length(origin) BETWEEN 1 AND 128),
  alias TEXT NOT NULL,
  name TEXT NOT NULL,
  CHECK (stream = 'source')
) STRICT;
CREATE INDEX reporter_by_origin ON reporter(origin);
CREATE TRIGGER reporter_is_insert_only BEFORE UPDATE ON reporter BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE TRIGGER reporter_outlives_its_key BEFORE DELETE ON reporter
  WHEN (SELECT destroyed FROM data_key WHERE id = OLD.key_id) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE INDEX reporter_by_key ON reporter(key_id);

CREATE TABLE signal (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  v INTEGER NOT NULL,
  stream TEXT NOT NULL CHECK (stream IN ('unit', 'inbox', 'source') OR stream GLOB 'case:????????-*'),
  owner TEXT NOT NULL,
  key_id TEXT NOT NULL REFERENCES data_key(id) DEFERRABLE INITIALLY DEFERRED,
  author TEXT NOT NULL,
  device TEXT NOT NULL,
  hlc TEXT NOT NULL CHECK (length(hlc) = 16),
  because TEXT,
  extra TEXT,
  nonce BLOB NOT NULL CHECK (length(nonce) = 32),
  entry INTEGER NOT NULL REFERENCES audit_entry(n) DEFERRABLE INITIALLY DEFERRED,
  number TEXT NOT NULL,
  title TEXT NOT NULL,
  original TEXT REFERENCES original(id) DEFERRABLE INITIALLY DEFERRED,
  origin TEXT NOT NULL CHECK (length(origin) BETWEEN 1 AND 128),
  received_at INTEGER NOT NULL,
  channel TEXT NOT NULL CHECK (channel IN ('mail', 'file_drop', 'phone', 'desk', 'handover')),
  sender_organisation TEXT,
  sender_reference TEXT,
  sent_at TEXT,
  list_delivery TEXT,
  line INTEGER,
  row_number TEXT,
  row_mac TEXT
) STRICT;
CREATE INDEX signal_by_number ON signal(number);
CREATE INDEX signal_by_origin ON signal(origin);
CREATE INDEX signal_by_row_mac ON signal(row_mac);
CREATE INDEX signal_by_received_at ON signal(received_at);
CREATE TRIGGER signal_is_insert_only BEFORE UPDATE ON signal BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE TRIGGER signal_outlives_its_key BEFORE DELETE ON signal
  WHEN (SELECT destroyed FROM data_key WHERE id = OLD.key_id) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE INDEX signal_by_key ON signal(key_id);

CREATE TABLE triage_answer (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  v INTEGER NOT NULL,
  stream TEXT NOT NULL CHECK (stream IN ('unit', 'inbox', 'source') OR stream GLOB 'case:????????-*'),
  owner TEXT NOT NULL,
  key_id TEXT NOT NULL REFERENCES data_key(id) DEFERRABLE INITIALLY DEFERRED,
  author TEXT NOT NULL,
  device TEXT NOT NULL,
  hlc TEXT NOT NULL CHECK (length(hlc) = 16),
  because TEXT,
  extra TEXT,
  nonce BLOB NOT NULL CHECK (length(nonce) = 32),
  entry INTEGER NOT NULL REFERENCES audit_entry(n) DEFERRABLE INITIALLY DEFERRED,
  signal TEXT NOT NULL REFERENCES signal(id) DEFERRABLE INITIALLY DEFERRED,
  question TEXT NOT NULL CHECK (question IN ('kind', 'theme', 'behaviour', 'help', 'help_asked_by', 'help_to', 'feedback_wanted', 'feedback_given', 'feedback_withheld', 'urgency')),
  value TEXT NOT NULL
) STRICT;
CREATE INDEX triage_answer_by_signal ON triage_answer(signal);
CREATE TRIGGER triage_answer_is_insert_only BEFORE UPDATE ON triage_answer BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE TRIGGER triage_answer_outlives_its_key BEFORE DELETE ON triage_answer
  WHEN (SELECT destroyed FROM data_key WHERE id = OLD.key_id) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE INDEX triage_answer_by_key ON triage_answer(key_id);

CREATE TABLE handling (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  v INTEGER NOT NULL,
  stream TEXT NOT NULL CHECK (stream IN ('unit', 'inbox', 'source') OR stream GLOB 'case:????????-*'),
  owner TEXT NOT NULL,
  key_id TEXT NOT NULL REFERENCES data_key(id) DEFERRABLE INITIALLY DEFERRED,
  author TEXT NOT NULL,
  device TEXT NOT NULL,
  hlc TEXT NOT NULL CHECK (length(hlc) = 16),
  because TEXT,
  extra TEXT,
  nonce BLOB NOT NULL CHECK (length(nonce) = 32),
  entry INTEGER NOT NULL REFERENCES audit_entry(n) DEFERRABLE INITIALLY DEFERRED,
  target TEXT NOT NULL CHECK (length(target) BETWEEN 1 AND 128),
  code TEXT NOT NULL CHECK (code IN ('H0', 'H1', 'H2', 'H3')),
  marking TEXT NOT NULL,
  assumed INTEGER NOT NULL CHECK (assumed IN (0, 1)),
  organisation TEXT,
  function TEXT,
  how TEXT
) STRICT;
CREATE INDEX handling_by_target ON handling(target);
CREATE TRIGGER handling_is_insert_only BEFORE UPDATE ON handling BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE TRIGGER handling_outlives_its_key BEFORE DELETE ON handling
  WHEN (SELECT destroyed FROM data_key WHERE id = OLD.key_id) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE INDEX handling_by_key ON handling(key_id);

CREATE TABLE condition (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  v INTEGER NOT NULL,
  stream TEXT NOT NULL CHECK (stream IN ('unit', 'inbox', 'source') OR stream GLOB 'case:????????-*'),
  owner TEXT NOT NULL,
  key_id TEXT NOT NULL REFERENCES data_key(id) DEFERRABLE INITIALLY DEFERRED,
  author TEXT NOT NULL,
  device TEXT NOT NULL,
  hlc TEXT NOT NULL CHECK (length(hlc) = 16),
  because TEXT,
  extra TEXT,
  nonce BLOB NOT NULL CHECK (length(nonce) = 32),
  entry INTEGER NOT NULL REFERENCES audit_entry(n) DEFERRABLE INITIALLY DEFERRED,
  target TEXT NOT NULL CHECK (length(target) BETWEEN 1 AND 128),
  code TEXT NOT NULL,
  parameters TEXT NOT NULL,
  text TEXT NOT NULL,
  organisation TEXT
) STRICT;
CREATE INDEX condition_by_target ON condition(target);
CREATE TRIGGER condition_is_insert_only BEFORE UPDATE ON condition BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE TRIGGER condition_outlives_its_key BEFORE DELETE ON condition
  WHEN (SELECT destroyed FROM data_key WHERE id = OLD.key_id) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE INDEX condition_by_key ON condition(key_id);

CREATE TABLE consent (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  v INTEGER NOT NULL,
  stream TEXT NOT NULL CHECK (stream IN ('unit', 'inbox', 'source') OR stream GLOB 'case:????????-*'),
  owner TEXT NOT NULL,
  key_id TEXT NOT NULL REFERENCES data_key(id) DEFERRABLE INITIALLY DEFERRED,
  author TEXT NOT NULL,
  device TEXT NOT NULL,
  hlc TEXT NOT NULL CHECK (length(hlc) = 16),
  because TEXT,
  extra TEXT,
  nonce BLOB NOT NULL CHECK (length(nonce) = 32),
  entry INTEGER NOT NULL REFERENCES audit_entry(n) DEFERRABLE INITIALLY DEFERRED,
  target TEXT NOT NULL CHECK (length(target) BETWEEN 1 AND 128),
  organisation TEXT NOT NULL,
  function TEXT NOT NULL,
  given_on TEXT NOT NULL,
  how TEXT NOT NULL,
  recipients TEXT NOT NULL,
  purposes TEXT NOT NULL,
  evidence TEXT NOT NULL
) STRICT;
CREATE INDEX consent_by_target ON consent(target);
CREATE TRIGGER consent_is_insert_only BEFORE UPDATE ON consent BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE TRIGGER consent_outlives_its_key BEFORE DELETE ON consent
  WHEN (SELECT destroyed FROM data_key WHERE id = OLD.key_id) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE INDEX consent_by_key ON consent(key_id);

CREATE TABLE grade (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  v INTEGER NOT NULL,
  stream TEXT NOT NULL CHECK (stream IN ('unit', 'inbox', 'source') OR stream GLOB 'case:????????-*'),
  owner TEXT NOT NULL,
  key_id TEXT NOT NULL REFERENCES data_key(id) DEFERRABLE INITIALLY DEFERRED,
  author TEXT NOT NULL,
  device TEXT NOT NULL,
  hlc TEXT NOT NULL CHECK (length(hlc) = 16),
  because TEXT,
  extra TEXT,
  nonce BLOB NOT NULL CHECK (length(nonce) = 32),
  entry INTEGER NOT NULL REFERENCES audit_entry(n) DEFERRABLE INITIALLY DEFERRED,
  target TEXT NOT NULL CHECK (length(target) BETWEEN 1 AND 128),
  given_by TEXT NOT NULL CHECK (given_by IN ('sender', 'own')),
  source TEXT NOT NULL CHECK (source IN ('A', 'B', 'C', 'X')),
  information TEXT NOT NULL CHECK (information IN ('1', '2', '3', '4'))
) STRICT;
CREATE INDEX grade_by_target ON grade(target);
CREATE TRIGGER grade_is_insert_only BEFORE UPDATE ON grade BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE TRIGGER grade_outlives_its_key BEFORE DELETE ON grade
  WHEN (SELECT destroyed FROM data_key WHERE id = OLD.key_id) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE INDEX grade_by_key ON grade(key_id);

CREATE TABLE retention_clock (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  v INTEGER NOT NULL,
  stream TEXT NOT NULL CHECK (stream IN ('unit', 'inbox', 'source') OR stream GLOB 'case:????????-*'),
  owner TEXT NOT NULL,
  key_id TEXT NOT NULL REFERENCES data_key(id) DEFERRABLE INITIALLY DEFERRED,
  author TEXT NOT NULL,
  device TEXT NOT NULL,
  hlc TEXT NOT NULL CHECK (length(hlc) = 16),
  because TEXT,
  extra TEXT,
  nonce BLOB NOT NULL CHECK (length(nonce) = 32),
  entry INTEGER NOT NULL REFERENCES audit_entry(n) DEFERRABLE INITIALLY DEFERRED,
  target TEXT NOT NULL CHECK (length(target) BETWEEN 1 AND 128),
  code TEXT NOT NULL,
  starts_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL,
  action TEXT NOT NULL
) STRICT;
CREATE INDEX retention_clock_by_target ON retention_clock(target);
CREATE TRIGGER retention_clock_is_insert_only BEFORE UPDATE ON retention_clock BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE TRIGGER retention_clock_outlives_its_key BEFORE DELETE ON retention_clock
  WHEN (SELECT destroyed FROM data_key WHERE id = OLD.key_id) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE INDEX retention_clock_by_key ON retention_clock(key_id);

CREATE TABLE task (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  v INTEGER NOT NULL,
  stream TEXT NOT NULL CHECK (stream IN ('unit', 'inbox', 'source') OR stream GLOB 'case:????????-*'),
  owner TEXT NOT NULL,
  key_id TEXT NOT NULL REFERENCES data_key(id) DEFERRABLE INITIALLY DEFERRED,
  author TEXT NOT NULL,
  device TEXT NOT NULL,
  hlc TEXT NOT NULL CHECK (length(hlc) = 16),
  because TEXT,
  extra TEXT,
  nonce BLOB NOT NULL CHECK (length(nonce) = 32),
  entry INTEGER NOT NULL REFERENCES audit_entry(n) DEFERRABLE INITIALLY DEFERRED,
  about_type TEXT NOT NULL,
  about TEXT NOT NULL CHECK (length(about) BETWEEN 1 AND 128),
  kind TEXT NOT NULL,
  what TEXT NOT NULL,
  due_on TEXT NOT NULL,
  assignee TEXT
) STRICT;
CREATE INDEX task_by_about ON task(about);
CREATE TRIGGER task_is_insert_only BEFORE UPDATE ON task BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE TRIGGER task_outlives_its_key BEFORE DELETE ON task
  WHEN (SELECT destroyed FROM data_key WHERE id = OLD.key_id) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE INDEX task_by_key ON task(key_id);

CREATE VIEW signal_state AS
SELECT s.id AS signal,
     COALESCE((SELECT d.value FROM decision_in_force d WHERE d.kind = 'state' AND d.subject = s.id ORDER BY d.hlc DESC, d.id DESC LIMIT 1), 'received') AS state,
     (SELECT d.shown FROM decision_in_force d WHERE d.kind = 'state' AND d.subject = s.id ORDER BY d.hlc DESC, d.id DESC LIMIT 1) AS reason,
     (SELECT d.id FROM decision_in_force d WHERE d.kind = 'state' AND d.subject = s.id ORDER BY d.hlc DESC, d.id DESC LIMIT 1) AS decision,
     s.hlc AS hlc
   FROM signal s;

CREATE VIEW visible_signal AS
SELECT s.id, s.number, s.title, s.original, s.origin, s.received_at, s.channel, s.sender_organisation, s.sender_reference, s.sent_at,
     s.list_delivery, s.line, s.row_number, s.stream, st.state, s.key_id, s.hlc
   FROM signal s JOIN signal_state st ON st.signal = s.id
   WHERE st.state NOT IN ('unfounded', 'expired');

CREATE VIEW visible_extract AS
SELECT e.id, e.subject_of AS signal, e.original, e.text, e.structure, e.reading, e.has_text, e.charset_used, e.hlc
   FROM extract e JOIN visible_signal s ON s.id = e.subject_of;

CREATE VIEW current_handling AS
SELECT x.target AS signal, x.id, x.code, x.marking, x.assumed, x.organisation, x."function" FROM handling x
   WHERE NOT EXISTS (SELECT 1 FROM handling later WHERE later.target = x.target AND (later.hlc > x.hlc OR (later.hlc = x.hlc AND later.id > x.id)));

CREATE VIEW current_grade AS
SELECT x.target, x.id, x.given_by, x.source, x.information, x.author, x.because FROM grade x
   WHERE NOT EXISTS (SELECT 1 FROM grade later WHERE later.target = x.target AND later.given_by = x.given_by AND (later.hlc > x.hlc OR (later.hlc = x.hlc AND later.id > x.id)));

CREATE VIEW active_condition AS
SELECT c.id, c.target AS signal, c.code, c.parameters, c.text, c.organisation FROM condition c
   WHERE NOT EXISTS (SELECT 1 FROM decision r WHERE r.reverses = c.id);

CREATE VIEW active_consent AS
SELECT c.id, c.target AS signal, c.organisation, c."function", c.given_on, c.how, c.recipients, c.purposes, c.evidence FROM consent c
   WHERE NOT EXISTS (SELECT 1 FROM decision r WHERE r.reverses = c.id);

CREATE VIEW current_answer AS
SELECT x.signal, x.question, x.value, x.author FROM triage_answer x
   WHERE NOT EXISTS (SELECT 1 FROM decision r WHERE r.reverses = x.id) AND NOT EXISTS (SELECT 1 FROM triage_answer later WHERE NOT EXISTS (SELECT 1 FROM decision r WHERE r.reverses = later.id) AND later.signal = x.signal AND later.question = x.question AND (later.hlc > x.hlc OR (later.hlc = x.hlc AND later.id > x.id)));

CREATE VIEW origin_root AS
WITH RECURSIVE same(a, b) AS (
     SELECT l.subject, r.subject FROM decision_in_force l JOIN decision_in_force r ON r.id = l.id
     WHERE l.kind = 'same_origin' AND l.subject <> r.subject),
   reach(origin, seen) AS (
     SELECT id, id FROM origin
     UNION SELECT reach.origin, same.b FROM reach JOIN same ON same.a = reach.seen)
   SELECT origin, MIN(seen) AS root FROM reach GROUP BY origin;

CREATE VIEW open_task AS
SELECT t.id, t.about_type, t.about, t.kind, t.what, t.due_on, t.assignee FROM task t
   WHERE NOT EXISTS (SELECT 1 FROM decision r WHERE r.reverses = t.id) AND NOT EXISTS (SELECT 1 FROM decision_in_force d WHERE d.kind = 'task_done' AND d.subject = t.id);

CREATE VIEW triage_line_now AS
SELECT t.signal, t.state, CASE
       WHEN t.state IN ('received', 'triage') THEN
         CASE WHEN EXISTS (SELECT 1 FROM open_task o WHERE o.about = t.signal AND o.kind = 'await_source') THEN 'source' ELSE 'todo' END
       WHEN t.state = 'forwarded' THEN 'recipient'
       WHEN t.state = 'in_case' THEN 'case'
       WHEN t.state IN ('unfounded', 'expired') THEN 'gone'
       ELSE 'closed' END AS tab, s.sender_organisation AS sender,
     COALESCE((SELECT c.ends_at FROM retention_clock c WHERE c.target = t.signal AND c.code = CASE
       WHEN t.state IN ('in_case', 'forwarded') THEN 'signal_in_case'
       WHEN t.state IN ('unfounded', 'expired') THEN 'signal_unfounded'
       WHEN t.state IN ('closed_no_followup', 'closed_forwarded') THEN 'signal_no_followup'
       ELSE 'signal_untriaged' END
       ORDER BY c.hlc DESC, c.id DESC LIMIT 1), s.received_at) AS due_at,
     (SELECT CAST(d.value AS INTEGER) FROM decision_in_force d WHERE d.kind = 'later' AND d.subject = t.signal
       ORDER BY d.hlc DESC, d.id DESC LIMIT 1) AS later_until
   FROM signal_state t JOIN signal s ON s.id = t.signal;

CREATE TABLE triage_line (
  signal TEXT NOT NULL CHECK (length(signal) BETWEEN 1 AND 128),
  state TEXT NOT NULL CHECK (state IN ('received', 'triage', 'merged_origin', 'in_case', 'forwarded', 'unfounded', 'closed_no_followup', 'closed_forwarded', 'expired')),
  tab TEXT NOT NULL CHECK (tab IN ('todo', 'source', 'recipient', 'case', 'closed', 'gone')),
  sender TEXT,
  due_at INTEGER NOT NULL,
  later_until INTEGER,
  PRIMARY KEY (signal)
) STRICT;
CREATE INDEX triage_line_by_tab_due_at_signal_later_until ON triage_line(tab, due_at, signal, later_until);
CREATE INDEX triage_line_by_tab_sender_due_at_signal_later_until ON triage_line(tab, sender, due_at, signal, later_until);
CREATE INDEX triage_line_by_state ON triage_line(state);
CREATE INDEX triage_line_put_off ON triage_line(later_until, signal) WHERE later_until IS NOT NULL;
CREATE TRIGGER triage_line_of_signal AFTER INSERT ON signal BEGIN
  DELETE FROM triage_line WHERE signal IN (SELECT NEW.id);
  INSERT INTO triage_line (signal, state, tab, sender, due_at, later_until) SELECT signal, state, tab, sender, due_at, later_until FROM triage_line_now WHERE signal IN (SELECT NEW.id);
END;
CREATE TRIGGER triage_line_of_term AFTER INSERT ON retention_clock BEGIN
  DELETE FROM triage_line WHERE signal IN (SELECT NEW.target);
  INSERT INTO triage_line (signal, state, tab, sender, due_at, later_until) SELECT signal, state, tab, sender, due_at, later_until FROM triage_line_now WHERE signal IN (SELECT NEW.target);
END;
CREATE TRIGGER triage_line_of_task AFTER INSERT ON task BEGIN
  DELETE FROM triage_line WHERE signal IN (SELECT NEW.about);
  INSERT INTO triage_line (signal, state, tab, sender, due_at, later_until) SELECT signal, state, tab, sender, due_at, later_until FROM triage_line_now WHERE signal IN (SELECT NEW.about);
END;
CREATE TRIGGER triage_line_of_decision AFTER INSERT ON decision_subject BEGIN
  DELETE FROM triage_line WHERE signal IN (SELECT NEW.record UNION ALL SELECT about FROM task WHERE id = NEW.record);
  INSERT INTO triage_line (signal, state, tab, sender, due_at, later_until) SELECT signal, state, tab, sender, due_at, later_until FROM triage_line_now WHERE signal IN (SELECT NEW.record UNION ALL SELECT about FROM task WHERE id = NEW.record);
END;
CREATE TRIGGER triage_line_of_undo AFTER INSERT ON decision WHEN NEW.reverses IS NOT NULL BEGIN
  DELETE FROM triage_line WHERE signal IN (SELECT record FROM decision_subject WHERE decision = NEW.reverses
    UNION ALL SELECT about FROM task WHERE id IN (NEW.reverses) OR id IN (SELECT record FROM decision_subject WHERE decision = NEW.reverses));
  INSERT INTO triage_line (signal, state, tab, sender, due_at, later_until) SELECT signal, state, tab, sender, due_at, later_until FROM triage_line_now WHERE signal IN (SELECT record FROM decision_subject WHERE decision = NEW.reverses
    UNION ALL SELECT about FROM task WHERE id IN (NEW.reverses) OR id IN (SELECT record FROM decision_subject WHERE decision = NEW.reverses));
END;
CREATE TRIGGER triage_line_of_destroyed_decision AFTER DELETE ON decision_subject BEGIN
  DELETE FROM triage_line WHERE signal IN (SELECT OLD.record UNION ALL SELECT about FROM task WHERE id = OLD.record);
  INSERT INTO triage_line (signal, state, tab, sender, due_at, later_until) SELECT signal, state, tab, sender, due_at, later_until FROM triage_line_now WHERE signal IN (SELECT OLD.record UNION ALL SELECT about FROM task WHERE id = OLD.record);
END;
CREATE TRIGGER triage_line_of_destroyed_signal AFTER DELETE ON signal BEGIN
  DELETE FROM triage_line WHERE signal = OLD.id; DELETE FROM signal_seen WHERE signal = OLD.id;
END;

CREATE TABLE signal_seen (
  signal TEXT NOT NULL CHECK (length(signal) BETWEEN 1 AND 128),
  user TEXT NOT NULL CHECK (length(user) BETWEEN 1 AND 128),
  PRIMARY KEY (signal, user)
) STRICT;

CREATE TABLE task_line (
  task TEXT NOT NULL CHECK (length(task) BETWEEN 1 AND 128),
  assignee TEXT,
  due_on TEXT NOT NULL,
  PRIMARY KEY (task)
) STRICT;
CREATE INDEX task_line_by_due_on_task ON task_line(due_on, task);
CREATE INDEX task_line_by_assignee_due_on_task ON task_line(assignee, due_on, task);
CREATE TRIGGER task_line_of_task AFTER INSERT ON task BEGIN
  DELETE FROM task_line WHERE task IN (SELECT NEW.id);
  INSERT INTO task_line (task, assignee, due_on) SELECT id, assignee, due_on FROM open_task WHERE id IN (SELECT NEW.id);
END;
CREATE TRIGGER task_line_of_decision AFTER INSERT ON decision_subject BEGIN
  DELETE FROM task_line WHERE task IN (SELECT NEW.record);
  INSERT INTO task_line (task, assignee, due_on) SELECT id, assignee, due_on FROM open_task WHERE id IN (SELECT NEW.record);
END;
CREATE TRIGGER task_line_of_undo AFTER INSERT ON decision WHEN NEW.reverses IS NOT NULL BEGIN
  DELETE FROM task_line WHERE task IN (SELECT record FROM decision_subject WHERE decision = NEW.reverses UNION ALL SELECT NEW.reverses);
  INSERT INTO task_line (task, assignee, due_on) SELECT id, assignee, due_on FROM open_task WHERE id IN (SELECT record FROM decision_subject WHERE decision = NEW.reverses UNION ALL SELECT NEW.reverses);
END;
CREATE TRIGGER task_line_of_destroyed_decision AFTER DELETE ON decision_subject BEGIN
  DELETE FROM task_line WHERE task IN (SELECT OLD.record);
  INSERT INTO task_line (task, assignee, due_on) SELECT id, assignee, due_on FROM open_task WHERE id IN (SELECT OLD.record);
END;
CREATE TRIGGER task_line_of_destroyed_task AFTER DELETE ON task BEGIN
  DELETE FROM task_line WHERE task = OLD.id;
END;

CREATE TABLE mention (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  v INTEGER NOT NULL,
  stream TEXT NOT NULL CHECK (stream IN ('unit', 'inbox', 'source') OR stream GLOB 'case:????????-*'),
  owner TEXT NOT NULL,
  key_id TEXT NOT NULL REFERENCES data_key(id) DEFERRABLE INITIALLY DEFERRED,
  author TEXT NOT NULL,
  device TEXT NOT NULL,
  hlc TEXT NOT NULL CHECK (length(hlc) = 16),
  because TEXT,
  extra TEXT,
  nonce BLOB NOT NULL CHECK (length(nonce) = 32),
  entry INTEGER NOT NULL REFERENCES audit_entry(n) DEFERRABLE INITIALLY DEFERRED,
  passage TEXT NOT NULL REFERENCES passage(id) DEFERRABLE INITIALLY DEFERRED,
  signal TEXT NOT NULL CHECK (length(signal) BETWEEN 1 AND 128),
  kind TEXT NOT NULL CHECK (kind IN ('person', 'v_number', 'document_number', 'chain_reference', 'birth_date', 'date', 'phone', 'email', 'social_handle', 'iban', 'location', 'organisation', 'vehicle', 'number_plate')),
  surface TEXT NOT NULL,
  script TEXT NOT NULL,
  proposed TEXT,
  role TEXT NOT NULL CHECK (role IN ('subject', 'possible_victim', 'reporter', 'witness', 'staff', 'harmed', 'unnamed', 'unknown')),
  found TEXT NOT NULL CHECK (found IN ('detected', 'marked'))
) STRICT;
CREATE INDEX mention_by_signal ON mention(signal);
CREATE INDEX mention_by_passage ON mention(passage);
CREATE TRIGGER mention_is_insert_only BEFORE UPDATE ON mention BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE TRIGGER mention_outlives_its_key BEFORE DELETE ON mention
  WHEN (SELECT destroyed FROM data_key WHERE id = OLD.key_id) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE INDEX mention_by_key ON mention(key_id);

CREATE TABLE annotation (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  v INTEGER NOT NULL,
  stream TEXT NOT NULL CHECK (stream IN ('unit', 'inbox', 'source') OR stream GLOB 'case:????????-*'),
  owner TEXT NOT NULL,
  key_id TEXT NOT NULL REFERENCES data_key(id) DEFERRABLE INITIALLY DEFERRED,
  author TEXT NOT NULL,
  device TEXT NOT NULL,
  hlc TEXT NOT NULL CHECK (length(hlc) = 16),
  because TEXT,
  extra TEXT,
  nonce BLOB NOT NULL CHECK (length(nonce) = 32),
  entry INTEGER NOT NULL REFERENCES audit_entry(n) DEFERRABLE INITIALLY DEFERRED,
  target_type TEXT NOT NULL CHECK (target_type IN ('passage', 'entity')),
  target TEXT NOT NULL CHECK (length(target) BETWEEN 1 AND 128),
  signal TEXT NOT NULL CHECK (length(signal) BETWEEN 1 AND 128),
  kind TEXT NOT NULL CHECK (kind IN ('note', 'question', 'translation', 'doubt')),
  text TEXT NOT NULL
) STRICT;
CREATE INDEX annotation_by_target ON annotation(target);
CREATE INDEX annotation_by_signal ON annotation(signal);
CREATE TRIGGER annotation_is_insert_only BEFORE UPDATE ON annotation BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE TRIGGER annotation_outlives_its_key BEFORE DELETE ON annotation
  WHEN (SELECT destroyed FROM data_key WHERE id = OLD.key_id) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE INDEX annotation_by_key ON annotation(key_id);

CREATE VIEW visible_mention AS
SELECT m.id, m.passage, m.signal, m.kind, m.surface, m.script, m.proposed,
     COALESCE((SELECT d.value FROM decision_in_force d WHERE d.kind = 'mention_role' AND d.subject = m.id ORDER BY d.hlc DESC LIMIT 1), m.role) AS role,
     m.found, p.extract, p.start, p."end", p.quote, p.prefix, p.suffix, p.page, p.row, p.transcribed, m.hlc
   FROM mention m JOIN passage p ON p.id = m.passage JOIN visible_signal s ON s.id = m.signal
   WHERE NOT EXISTS (SELECT 1 FROM decision_in_force d WHERE d.kind = 'mention_rejected' AND d.subject = m.id);

CREATE VIEW visible_annotation AS
SELECT a.id, a.target_type, a.target, a.signal, a.kind, a.text, a.author, a.hlc FROM annotation a JOIN visible_signal s ON s.id = a.signal
   WHERE NOT EXISTS (SELECT 1 FROM decision d WHERE d.reverses = a.id);

CREATE TABLE statement (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  v INTEGER NOT NULL,
  stream TEXT NOT NULL CHECK (stream IN ('unit', 'inbox', 'source') OR stream GLOB 'case:????????-*'),
  owner TEXT NOT NULL,
  key_id TEXT NOT NULL REFERENCES data_key(id) DEFERRABLE INITIALLY DEFERRED,
  author TEXT NOT NULL,
  device TEXT NOT NULL,
  hlc TEXT NOT NULL CHECK (length(hlc) = 16),
  because TEXT,
  extra TEXT,
  nonce BLOB NOT NULL CHECK (length(nonce) = 32),
  entry INTEGER NOT NULL REFERENCES audit_entry(n) DEFERRABLE INITIALLY DEFERRED,
  mention TEXT NOT NULL REFERENCES mention(id) DEFERRABLE INITIALLY DEFERRED,
  signal TEXT NOT NULL CHECK (length(signal) BETWEEN 1 AND 128),
  property TEXT NOT NULL CHECK (property IN ('name', 'v_number', 'document_number', 'chain_reference', 'birth_date', 'phone', 'email', 'social_handle', 'iban', 'number_plate', 'location_name', 'location_kind', 'organisation_name', 'minor', 'description', 'said')),
  value TEXT NOT NULL,
  edtf TEXT,
  origin TEXT NOT NULL CHECK (length(origin) BETWEEN 1 AND 128),
  polarity TEXT NOT NULL CHECK (polarity IN ('supports', 'contradicts', 'neutral')),
  first_hand INTEGER NOT NULL CHECK (first_hand IN (0, 1)),
  passage TEXT REFERENCES passage(id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX statement_by_mention ON statement(mention);
CREATE INDEX statement_by_signal ON statement(signal);
CREATE INDEX statement_by_origin ON statement(origin);
CREATE INDEX statement_by_property_value ON statement(property, value);
CREATE TRIGGER statement_is_insert_only BEFORE UPDATE ON statement BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE TRIGGER statement_outlives_its_key BEFORE DELETE ON statement
  WHEN (SELECT destroyed FROM data_key WHERE id = OLD.key_id) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE INDEX statement_by_key ON statement(key_id);

CREATE TABLE entity (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  v INTEGER NOT NULL,
  stream TEXT NOT NULL CHECK (stream IN ('unit', 'inbox', 'source') OR stream GLOB 'case:????????-*'),
  owner TEXT NOT NULL,
  key_id TEXT NOT NULL REFERENCES data_key(id) DEFERRABLE INITIALLY DEFERRED,
  author TEXT NOT NULL,
  device TEXT NOT NULL,
  hlc TEXT NOT NULL CHECK (length(hlc) = 16),
  because TEXT,
  extra TEXT,
  nonce BLOB NOT NULL CHECK (length(nonce) = 32),
  entry INTEGER NOT NULL REFERENCES audit_entry(n) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL CHECK (kind IN ('person', 'contact_point', 'vehicle', 'location', 'organisation', 'event')),
  subkind TEXT
) STRICT;
CREATE TRIGGER entity_is_insert_only BEFORE UPDATE ON entity BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE TRIGGER entity_outlives_its_key BEFORE DELETE ON entity
  WHEN (SELECT destroyed FROM data_key WHERE id = OLD.key_id) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE INDEX entity_by_key ON entity(key_id);

CREATE VIEW visible_statement AS
SELECT x.id, x.mention, x.signal, x.property, x.value, x.edtf, x.origin, r.root, x.polarity, x.first_hand, x.passage, x.hlc
   FROM (
     SELECT t.id, t.mention, t.signal, t.property, t.value, t.edtf, t.polarity, t.first_hand, t.passage, t.hlc,
       COALESCE((SELECT d.value FROM decision_in_force d WHERE d.kind = 'statement_origin' AND d.subject = t.id ORDER BY d.hlc DESC LIMIT 1), t.origin) AS origin
     FROM statement t JOIN visible_mention m ON m.id = t.mention JOIN visible_signal s ON s.id = t.signal AND s.state <> 'merged_origin'
     WHERE NOT EXISTS (SELECT 1 FROM decision_in_force d WHERE d.kind = 'statement_withdrawn' AND d.subject = t.id)) x
   JOIN origin_root r ON r.origin = x.origin;

CREATE VIEW mention_of AS
SELECT m.subject AS mention, e.subject AS entity, m.id AS decision, m.hlc
   FROM decision_in_force m JOIN decision_in_force e ON e.id = m.id AND e.role = 'entity'
   WHERE m.kind = 'mention_of' AND m.role = 'mention';

CREATE VIEW entity_root AS
WITH RECURSIVE same(a, b) AS (
     SELECT l.subject, r.subject FROM decision_in_force l JOIN decision_in_force r ON r.id = l.id
     WHERE l.kind = 'same_entity' AND l.subject <> r.subject),
   reach(entity, seen) AS (
     SELECT id, id FROM entity
     UNION SELECT reach.entity, same.b FROM reach JOIN same ON same.a = reach.seen)
   SELECT entity, MIN(seen) AS root FROM reach GROUP BY entity;

CREATE VIEW cluster_mention AS
SELECT er.root, e.kind, m.id AS mention, m.signal, m.surface, m.kind AS mention_kind, m.role
   FROM mention_of o JOIN visible_mention m ON m.id = o.mention JOIN entity_root er ON er.entity = o.entity JOIN entity e ON e.id = er.root;

CREATE VIEW visible_entity AS
SELECT e.id, e.kind,
     COALESCE((SELECT d.value FROM decision_in_force d JOIN entity_root r ON r.entity = d.subject WHERE d.kind = 'entity_subkind' AND r.root = e.id ORDER BY d.hlc DESC LIMIT 1), e.subkind) AS subkind
   FROM entity e WHERE e.id IN (SELECT root FROM cluster_mention);

CREATE TABLE signal_key (
  key TEXT NOT NULL,
  signal TEXT NOT NULL CHECK (length(signal) BETWEEN 1 AND 128),
  mention TEXT NOT NULL,
  PRIMARY KEY (key, signal, mention)
) STRICT;
CREATE INDEX signal_key_by_signal ON signal_key(signal);
CREATE TRIGGER signal_key_of_message AFTER INSERT ON extract
  WHEN CASE WHEN json_valid(NEW.structure) THEN json_extract(NEW.structure, '$.messageId') END IS NOT NULL BEGIN
  INSERT OR IGNORE INTO signal_key (key, signal, mention) VALUES ('message:' || json_extract(NEW.structure, '$.messageId'), NEW.subject_of, '');
END;
CREATE TRIGGER signal_key_of_destroyed AFTER DELETE ON signal BEGIN DELETE FROM signal_key WHERE signal = OLD.id; END;

CREATE TABLE mention_unkeyed (
  mention TEXT NOT NULL CHECK (length(mention) BETWEEN 1 AND 128),
  PRIMARY KEY (mention)
) STRICT;
CREATE TRIGGER mention_unkeyed_new AFTER INSERT ON mention BEGIN INSERT OR IGNORE INTO mention_unkeyed (mention) VALUES (NEW.id); END;
CREATE TRIGGER mention_unkeyed_destroyed AFTER DELETE ON mention BEGIN DELETE FROM mention_unkeyed WHERE mention = OLD.id; END;

CREATE TABLE relation (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  v INTEGER NOT NULL,
  stream TEXT NOT NULL CHECK (stream IN ('unit', 'inbox', 'source') OR stream GLOB 'case:????????-*'),
  owner TEXT NOT NULL,
  key_id TEXT NOT NULL REFERENCES data_key(id) DEFERRABLE INITIALLY DEFERRED,
  author TEXT NOT NULL,
  device TEXT NOT NULL,
  hlc TEXT NOT NULL CHECK (length(hlc) = 16),
  because TEXT,
  extra TEXT,
  nonce BLOB NOT NULL CHECK (length(nonce) = 32),
  entry INTEGER NOT NULL REFERENCES audit_entry(n) DEFERRABLE INITIALLY DEFERRED,
  type TEXT NOT NULL,
  from_entity TEXT NOT NULL CHECK (length(from_entity) BETWEEN 1 AND 128),
  to_entity TEXT NOT NULL CHECK (length(to_entity) BETWEEN 1 AND 128),
  period_edtf TEXT,
  statement TEXT NOT NULL REFERENCES statement(id) DEFERRABLE INITIALLY DEFERRED,
  signal TEXT NOT NULL CHECK (length(signal) BETWEEN 1 AND 128)
) STRICT;
CREATE INDEX relation_by_from_entity ON relation(from_entity);
CREATE INDEX relation_by_to_entity ON relation(to_entity);
CREATE INDEX relation_by_statement ON relation(statement);
CREATE TRIGGER relation_is_insert_only BEFORE UPDATE ON relation BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE TRIGGER relation_outlives_its_key BEFORE DELETE ON relation
  WHEN (SELECT destroyed FROM data_key WHERE id = OLD.key_id) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE INDEX relation_by_key ON relation(key_id);

CREATE VIEW visible_relation AS
SELECT r.id, r.type, f.root AS from_root, t.root AS to_root, r.from_entity, r.to_entity, r.period_edtf, r.statement, r.signal, s.root, r.hlc
   FROM relation r JOIN visible_statement s ON s.id = r.statement
   JOIN entity_root f ON f.entity = r.from_entity JOIN entity_root t ON t.entity = r.to_entity
   WHERE f.root IN (SELECT root FROM cluster_mention) AND t.root IN (SELECT root FROM cluster_mention)
     AND NOT EXISTS (SELECT 1 FROM decision_in_force d WHERE d.kind = 'relation_withdrawn' AND d.subject = r.id);

CREATE TABLE "case" (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  v INTEGER NOT NULL,
  stream TEXT NOT NULL CHECK (stream IN ('unit', 'inbox', 'source') OR stream GLOB 'case:????????-*'),
  owner TEXT NOT NULL,
  key_id TEXT NOT NULL REFERENCES data_key(id) DEFERRABLE INITIALLY DEFERRED,
  author TEXT NOT NULL,
  device TEXT NOT NULL,
  hlc TEXT NOT NULL CHECK (length(hlc) = 16),
  because TEXT,
  extra TEXT,
  nonce BLOB NOT NULL CHECK (length(nonce) = 32),
  entry INTEGER NOT NULL REFERENCES audit_entry(n) DEFERRABLE INITIALLY DEFERRED,
  number TEXT NOT NULL,
  title TEXT NOT NULL,
  question TEXT NOT NULL,
  purpose TEXT NOT NULL,
  ground TEXT NOT NULL,
  owner_user TEXT NOT NULL CHECK (length(owner_user) BETWEEN 1 AND 128),
  review_on TEXT
) STRICT;
CREATE INDEX case_by_number ON "case"(number);
CREATE TRIGGER case_is_insert_only BEFORE UPDATE ON "case" BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE TRIGGER case_outlives_its_key BEFORE DELETE ON "case"
  WHEN (SELECT destroyed FROM data_key WHERE id = OLD.key_id) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE INDEX case_by_key ON "case"(key_id);

CREATE TABLE case_signal (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  v INTEGER NOT NULL,
  stream TEXT NOT NULL CHECK (stream IN ('unit', 'inbox', 'source') OR stream GLOB 'case:????????-*'),
  owner TEXT NOT NULL,
  key_id TEXT NOT NULL REFERENCES data_key(id) DEFERRABLE INITIALLY DEFERRED,
  author TEXT NOT NULL,
  device TEXT NOT NULL,
  hlc TEXT NOT NULL CHECK (length(hlc) = 16),
  because TEXT,
  extra TEXT,
  nonce BLOB NOT NULL CHECK (length(nonce) = 32),
  entry INTEGER NOT NULL REFERENCES audit_entry(n) DEFERRABLE INITIALLY DEFERRED,
  case_id TEXT NOT NULL CHECK (length(case_id) BETWEEN 1 AND 128),
  signal TEXT NOT NULL CHECK (length(signal) BETWEEN 1 AND 128)
) STRICT;
CREATE INDEX case_signal_by_case_id ON case_signal(case_id);
CREATE INDEX case_signal_by_signal ON case_signal(signal);
CREATE TRIGGER case_signal_is_insert_only BEFORE UPDATE ON case_signal BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE TRIGGER case_signal_outlives_its_key BEFORE DELETE ON case_signal
  WHEN (SELECT destroyed FROM data_key WHERE id = OLD.key_id) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE INDEX case_signal_by_key ON case_signal(key_id);

CREATE TABLE case_member (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  v INTEGER NOT NULL,
  stream TEXT NOT NULL CHECK (stream IN ('unit', 'inbox', 'source') OR stream GLOB 'case:????????-*'),
  owner TEXT NOT NULL,
  key_id TEXT NOT NULL REFERENCES data_key(id) DEFERRABLE INITIALLY DEFERRED,
  author TEXT NOT NULL,
  device TEXT NOT NULL,
  hlc TEXT NOT NULL CHECK (length(hlc) = 16),
  because TEXT,
  extra TEXT,
  nonce BLOB NOT NULL CHECK (length(nonce) = 32),
  entry INTEGER NOT NULL REFERENCES audit_entry(n) DEFERRABLE INITIALLY DEFERRED,
  case_id TEXT NOT NULL CHECK (length(case_id) BETWEEN 1 AND 128),
  user TEXT NOT NULL CHECK (length(user) BETWEEN 1 AND 128)
) STRICT;
CREATE INDEX case_member_by_case_id ON case_member(case_id);
CREATE INDEX case_member_by_user ON case_member(user);
CREATE TRIGGER case_member_is_insert_only BEFORE UPDATE ON case_member BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE TRIGGER case_member_outlives_its_key BEFORE DELETE ON case_member
  WHEN (SELECT destroyed FROM data_key WHERE id = OLD.key_id) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE INDEX case_member_by_key ON case_member(key_id);

CREATE TABLE assessment (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  v INTEGER NOT NULL,
  stream TEXT NOT NULL CHECK (stream IN ('unit', 'inbox', 'source') OR stream GLOB 'case:????????-*'),
  owner TEXT NOT NULL,
  key_id TEXT NOT NULL REFERENCES data_key(id) DEFERRABLE INITIALLY DEFERRED,
  author TEXT NOT NULL,
  device TEXT NOT NULL,
  hlc TEXT NOT NULL CHECK (length(hlc) = 16),
  because TEXT,
  extra TEXT,
  nonce BLOB NOT NULL CHECK (length(nonce) = 32),
  entry INTEGER NOT NULL REFERENCES audit_entry(n) DEFERRABLE INITIALLY DEFERRED,
  case_id TEXT NOT NULL CHECK (length(case_id) BETWEEN 1 AND 128),
  question TEXT NOT NULL,
  next_step TEXT NOT NULL CHECK (next_step IN ('none', 'ask_source', 'forward', 'help', 'close')),
  conclusion TEXT NOT NULL,
  supersedes TEXT
) STRICT;
CREATE INDEX assessment_by_case_id ON assessment(case_id);
CREATE TRIGGER assessment_is_insert_only BEFORE UPDATE ON assessment BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE TRIGGER assessment_outlives_its_key BEFORE DELETE ON assessment
  WHEN (SELECT destroyed FROM data_key WHERE id = OLD.key_id) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE INDEX assessment_by_key ON assessment(key_id);

CREATE TABLE assessment_point (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  v INTEGER NOT NULL,
  stream TEXT NOT NULL CHECK (stream IN ('unit', 'inbox', 'source') OR stream GLOB 'case:????????-*'),
  owner TEXT NOT NULL,
  key_id TEXT NOT NULL REFERENCES data_key(id) DEFERRABLE INITIALLY DEFERRED,
  author TEXT NOT NULL,
  device TEXT NOT NULL,
  hlc TEXT NOT NULL CHECK (length(hlc) = 16),
  because TEXT,
  extra TEXT,
  nonce BLOB NOT NULL CHECK (length(nonce) = 32),
  entry INTEGER NOT NULL REFERENCES audit_entry(n) DEFERRABLE INITIALLY DEFERRED,
  assessment TEXT NOT NULL CHECK (length(assessment) BETWEEN 1 AND 128),
  side TEXT NOT NULL CHECK (side IN ('for', 'against', 'alternative', 'unknown')),
  statement TEXT,
  signal TEXT,
  text TEXT NOT NULL
) STRICT;
CREATE INDEX assessment_point_by_assessment ON assessment_point(assessment);
CREATE TRIGGER assessment_point_is_insert_only BEFORE UPDATE ON assessment_point BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE TRIGGER assessment_point_outlives_its_key BEFORE DELETE ON assessment_point
  WHEN (SELECT destroyed FROM data_key WHERE id = OLD.key_id) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE INDEX assessment_point_by_key ON assessment_point(key_id);

CREATE VIEW active_case_signal AS
SELECT c.id, c.case_id, c.signal FROM case_signal c JOIN visible_signal s ON s.id = c.signal WHERE NOT EXISTS (SELECT 1 FROM decision d WHERE d.reverses = c.id);

CREATE VIEW active_case_member AS
SELECT c.id, c.case_id, c.user FROM case_member c WHERE NOT EXISTS (SELECT 1 FROM decision d WHERE d.reverses = c.id);

CREATE VIEW case_state AS
SELECT c.id AS case_id, COALESCE((SELECT d.value FROM decision_in_force d WHERE d.kind = 'case_state' AND d.subject = c.id ORDER BY d.hlc DESC, d.id DESC LIMIT 1), 'open') AS state FROM "case" c;

CREATE TABLE recipient (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  v INTEGER NOT NULL,
  stream TEXT NOT NULL CHECK (stream IN ('unit', 'inbox', 'source') OR stream GLOB 'case:????????-*'),
  owner TEXT NOT NULL,
  key_id TEXT NOT NULL REFERENCES data_key(id) DEFERRABLE INITIALLY DEFERRED,
  author TEXT NOT NULL,
  device TEXT NOT NULL,
  hlc TEXT NOT NULL CHECK (length(hlc) = 16),
  because TEXT,
  extra TEXT,
  nonce BLOB NOT NULL CHECK (length(nonce) = 32),
  entry INTEGER NOT NULL REFERENCES audit_entry(n) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL,
  function TEXT NOT NULL
) STRICT;
CREATE INDEX recipient_by_kind ON recipient(kind);
CREATE TRIGGER recipient_is_insert_only BEFORE UPDATE ON recipient BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE TRIGGER recipient_outlives_its_key BEFORE DELETE ON recipient
  WHEN (SELECT destroyed FROM data_key WHERE id = OLD.key_id) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE INDEX recipient_by_key ON recipient(key_id);

CREATE TABLE key_card (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  v INTEGER NOT NULL,
  stream TEXT NOT NULL CHECK (stream IN ('unit', 'inbox', 'source') OR stream GLOB 'case:????????-*'),
  owner TEXT NOT NULL,
  key_id TEXT NOT NULL REFERENCES data_key(id) DEFERRABLE INITIALLY DEFERRED,
  author TEXT NOT NULL,
  device TEXT NOT NULL,
  hlc TEXT NOT NULL CHECK (length(hlc) = 16),
  because TEXT,
  extra TEXT,
  nonce BLOB NOT NULL CHECK (length(nonce) = 32),
  entry INTEGER NOT NULL REFERENCES audit_entry(n) DEFERRABLE INITIALLY DEFERRED,
  recipient TEXT NOT NULL CHECK (length(recipient) BETWEEN 1 AND 128),
  bytes BLOB NOT NULL,
  keyfp TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  classical INTEGER NOT NULL
) STRICT;
CREATE INDEX key_card_by_recipient ON key_card(recipient);
CREATE TRIGGER key_card_is_insert_only BEFORE UPDATE ON key_card BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE TRIGGER key_card_outlives_its_key BEFORE DELETE ON key_card
  WHEN (SELECT destroyed FROM data_key WHERE id = OLD.key_id) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE INDEX key_card_by_key ON key_card(key_id);

CREATE TABLE packet (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  v INTEGER NOT NULL,
  stream TEXT NOT NULL CHECK (stream IN ('unit', 'inbox', 'source') OR stream GLOB 'case:????????-*'),
  owner TEXT NOT NULL,
  key_id TEXT NOT NULL REFERENCES data_key(id) DEFERRABLE INITIALLY DEFERRED,
  author TEXT NOT NULL,
  device TEXT NOT NULL,
  hlc TEXT NOT NULL CHECK (length(hlc) = 16),
  because TEXT,
  extra TEXT,
  nonce BLOB NOT NULL CHECK (length(nonce) = 32),
  entry INTEGER NOT NULL REFERENCES audit_entry(n) DEFERRABLE INITIALLY DEFERRED,
  number TEXT NOT NULL,
  case_id TEXT,
  recipient TEXT NOT NULL CHECK (length(recipient) BETWEEN 1 AND 128),
  purpose TEXT NOT NULL,
  ground TEXT NOT NULL,
  request_reference TEXT,
  about_entity TEXT,
  marking TEXT NOT NULL,
  supersedes TEXT,
  group_packet TEXT
) STRICT;
CREATE INDEX packet_by_number ON packet(number);
CREATE INDEX packet_by_case_id ON packet(case_id);
CREATE TRIGGER packet_is_insert_only BEFORE UPDATE ON packet BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE TRIGGER packet_outlives_its_key BEFORE DELETE ON packet
  WHEN (SELECT destroyed FROM data_key WHERE id = OLD.key_id) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE INDEX packet_by_key ON packet(key_id);

CREATE TABLE packet_member (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  v INTEGER NOT NULL,
  stream TEXT NOT NULL CHECK (stream IN ('unit', 'inbox', 'source') OR stream GLOB 'case:????????-*'),
  owner TEXT NOT NULL,
  key_id TEXT NOT NULL REFERENCES data_key(id) DEFERRABLE INITIALLY DEFERRED,
  author TEXT NOT NULL,
  device TEXT NOT NULL,
  hlc TEXT NOT NULL CHECK (length(hlc) = 16),
  because TEXT,
  extra TEXT,
  nonce BLOB NOT NULL CHECK (length(nonce) = 32),
  entry INTEGER NOT NULL REFERENCES audit_entry(n) DEFERRABLE INITIALLY DEFERRED,
  packet TEXT NOT NULL REFERENCES packet(id) DEFERRABLE INITIALLY DEFERRED,
  recipient TEXT NOT NULL CHECK (length(recipient) BETWEEN 1 AND 128),
  ground TEXT NOT NULL,
  request_reference TEXT
) STRICT;
CREATE INDEX packet_member_by_packet ON packet_member(packet);
CREATE TRIGGER packet_member_is_insert_only BEFORE UPDATE ON packet_member BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE TRIGGER packet_member_outlives_its_key BEFORE DELETE ON packet_member
  WHEN (SELECT destroyed FROM data_key WHERE id = OLD.key_id) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE INDEX packet_member_by_key ON packet_member(key_id);

CREATE TABLE packet_item (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  v INTEGER NOT NULL,
  stream TEXT NOT NULL CHECK (stream IN ('unit', 'inbox', 'source') OR stream GLOB 'case:????????-*'),
  owner TEXT NOT NULL,
  key_id TEXT NOT NULL REFERENCES data_key(id) DEFERRABLE INITIALLY DEFERRED,
  author TEXT NOT NULL,
  device TEXT NOT NULL,
  hlc TEXT NOT NULL CHECK (length(hlc) = 16),
  because TEXT,
  extra TEXT,
  nonce BLOB NOT NULL CHECK (length(nonce) = 32),
  entry INTEGER NOT NULL REFERENCES audit_entry(n) DEFERRABLE INITIALLY DEFERRED,
  packet TEXT NOT NULL REFERENCES packet(id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL CHECK (kind IN ('signal', 'passages', 'original', 'relation', 'connection', 'statement', 'assessment', 'annotation')),
  target TEXT NOT NULL,
  need TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT;
CREATE INDEX packet_item_by_packet ON packet_item(packet);
CREATE INDEX packet_item_by_target ON packet_item(target);
CREATE TRIGGER packet_item_is_insert_only BEFORE UPDATE ON packet_item BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE TRIGGER packet_item_outlives_its_key BEFORE DELETE ON packet_item
  WHEN (SELECT destroyed FROM data_key WHERE id = OLD.key_id) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE INDEX packet_item_by_key ON packet_item(key_id);

CREATE TABLE packet_passage (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  v INTEGER NOT NULL,
  stream TEXT NOT NULL CHECK (stream IN ('unit', 'inbox', 'source') OR stream GLOB 'case:????????-*'),
  owner TEXT NOT NULL,
  key_id TEXT NOT NULL REFERENCES data_key(id) DEFERRABLE INITIALLY DEFERRED,
  author TEXT NOT NULL,
  device TEXT NOT NULL,
  hlc TEXT NOT NULL CHECK (length(hlc) = 16),
  because TEXT,
  extra TEXT,
  nonce BLOB NOT NULL CHECK (length(nonce) = 32),
  entry INTEGER NOT NULL REFERENCES audit_entry(n) DEFERRABLE INITIALLY DEFERRED,
  item TEXT NOT NULL REFERENCES packet_item(id) DEFERRABLE INITIALLY DEFERRED,
  extract TEXT NOT NULL CHECK (length(extract) BETWEEN 1 AND 128),
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL
) STRICT;
CREATE INDEX packet_passage_by_item ON packet_passage(item);
CREATE TRIGGER packet_passage_is_insert_only BEFORE UPDATE ON packet_passage BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE TRIGGER packet_passage_outlives_its_key BEFORE DELETE ON packet_passage
  WHEN (SELECT destroyed FROM data_key WHERE id = OLD.key_id) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE INDEX packet_passage_by_key ON packet_passage(key_id);

CREATE TABLE packet_note (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  v INTEGER NOT NULL,
  stream TEXT NOT NULL CHECK (stream IN ('unit', 'inbox', 'source') OR stream GLOB 'case:????????-*'),
  owner TEXT NOT NULL,
  key_id TEXT NOT NULL REFERENCES data_key(id) DEFERRABLE INITIALLY DEFERRED,
  author TEXT NOT NULL,
  device TEXT NOT NULL,
  hlc TEXT NOT NULL CHECK (length(hlc) = 16),
  because TEXT,
  extra TEXT,
  nonce BLOB NOT NULL CHECK (length(nonce) = 32),
  entry INTEGER NOT NULL REFERENCES audit_entry(n) DEFERRABLE INITIALLY DEFERRED,
  packet TEXT NOT NULL REFERENCES packet(id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL CHECK (kind IN ('summary', 'necessity', 'proportionality', 'question', 'unknown')),
  text TEXT NOT NULL
) STRICT;
CREATE INDEX packet_note_by_packet ON packet_note(packet);
CREATE TRIGGER packet_note_is_insert_only BEFORE UPDATE ON packet_note BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE TRIGGER packet_note_outlives_its_key BEFORE DELETE ON packet_note
  WHEN (SELECT destroyed FROM data_key WHERE id = OLD.key_id) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE INDEX packet_note_by_key ON packet_note(key_id);

CREATE TABLE redaction (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  v INTEGER NOT NULL,
  stream TEXT NOT NULL CHECK (stream IN ('unit', 'inbox', 'source') OR stream GLOB 'case:????????-*'),
  owner TEXT NOT NULL,
  key_id TEXT NOT NULL REFERENCES data_key(id) DEFERRABLE INITIALLY DEFERRED,
  author TEXT NOT NULL,
  device TEXT NOT NULL,
  hlc TEXT NOT NULL CHECK (length(hlc) = 16),
  because TEXT,
  extra TEXT,
  nonce BLOB NOT NULL CHECK (length(nonce) = 32),
  entry INTEGER NOT NULL REFERENCES audit_entry(n) DEFERRABLE INITIALLY DEFERRED,
  item TEXT NOT NULL REFERENCES packet_item(id) DEFERRABLE INITIALLY DEFERRED,
  part TEXT NOT NULL CHECK (length(part) BETWEEN 1 AND 128),
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  reason TEXT NOT NULL,
  CHECK (start >= 0 AND "end" > start)
) STRICT;
CREATE INDEX redaction_by_item ON redaction(item);
CREATE TRIGGER redaction_is_insert_only BEFORE UPDATE ON redaction BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE TRIGGER redaction_outlives_its_key BEFORE DELETE ON redaction
  WHEN (SELECT destroyed FROM data_key WHERE id = OLD.key_id) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE INDEX redaction_by_key ON redaction(key_id);

CREATE TABLE packet_view (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  v INTEGER NOT NULL,
  stream TEXT NOT NULL CHECK (stream IN ('unit', 'inbox', 'source') OR stream GLOB 'case:????????-*'),
  owner TEXT NOT NULL,
  key_id TEXT NOT NULL REFERENCES data_key(id) DEFERRABLE INITIALLY DEFERRED,
  author TEXT NOT NULL,
  device TEXT NOT NULL,
  hlc TEXT NOT NULL CHECK (length(hlc) = 16),
  because TEXT,
  extra TEXT,
  nonce BLOB NOT NULL CHECK (length(nonce) = 32),
  entry INTEGER NOT NULL REFERENCES audit_entry(n) DEFERRABLE INITIALLY DEFERRED,
  packet TEXT NOT NULL REFERENCES packet(id) DEFERRABLE INITIALLY DEFERRED,
  tagmanifest TEXT NOT NULL,
  page INTEGER NOT NULL
) STRICT;
CREATE INDEX packet_view_by_packet ON packet_view(packet);
CREATE TRIGGER packet_view_is_insert_only BEFORE UPDATE ON packet_view BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE TRIGGER packet_view_outlives_its_key BEFORE DELETE ON packet_view
  WHEN (SELECT destroyed FROM data_key WHERE id = OLD.key_id) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE INDEX packet_view_by_key ON packet_view(key_id);

CREATE TABLE packet_envelope (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  v INTEGER NOT NULL,
  stream TEXT NOT NULL CHECK (stream IN ('unit', 'inbox', 'source') OR stream GLOB 'case:????????-*'),
  owner TEXT NOT NULL,
  key_id TEXT NOT NULL REFERENCES data_key(id) DEFERRABLE INITIALLY DEFERRED,
  author TEXT NOT NULL,
  device TEXT NOT NULL,
  hlc TEXT NOT NULL CHECK (length(hlc) = 16),
  because TEXT,
  extra TEXT,
  nonce BLOB NOT NULL CHECK (length(nonce) = 32),
  entry INTEGER NOT NULL REFERENCES audit_entry(n) DEFERRABLE INITIALLY DEFERRED,
  packet TEXT NOT NULL REFERENCES packet(id) DEFERRABLE INITIALLY DEFERRED,
  type TEXT NOT NULL CHECK (type IN ('bag', 'statement', 'release', 'status', 'sealed')),
  bytes BLOB NOT NULL,
  tagmanifest TEXT NOT NULL
) STRICT;
CREATE INDEX packet_envelope_by_packet ON packet_envelope(packet);
CREATE TRIGGER packet_envelope_is_insert_only BEFORE UPDATE ON packet_envelope BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE TRIGGER packet_envelope_outlives_its_key BEFORE DELETE ON packet_envelope
  WHEN (SELECT destroyed FROM data_key WHERE id = OLD.key_id) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE INDEX packet_envelope_by_key ON packet_envelope(key_id);

CREATE TABLE provision (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  v INTEGER NOT NULL,
  stream TEXT NOT NULL CHECK (stream IN ('unit', 'inbox', 'source') OR stream GLOB 'case:????????-*'),
  owner TEXT NOT NULL,
  key_id TEXT NOT NULL REFERENCES data_key(id) DEFERRABLE INITIALLY DEFERRED,
  author TEXT NOT NULL,
  device TEXT NOT NULL,
  hlc TEXT NOT NULL CHECK (length(hlc) = 16),
  because TEXT,
  extra TEXT,
  nonce BLOB NOT NULL CHECK (length(nonce) = 32),
  entry INTEGER NOT NULL REFERENCES audit_entry(n) DEFERRABLE INITIALLY DEFERRED,
  packet TEXT NOT NULL CHECK (length(packet) BETWEEN 1 AND 128),
  number TEXT NOT NULL,
  recipient TEXT NOT NULL CHECK (length(recipient) BETWEEN 1 AND 128),
  ground TEXT NOT NULL,
  purpose TEXT NOT NULL,
  released_by TEXT NOT NULL CHECK (length(released_by) BETWEEN 1 AND 128),
  reviewers TEXT NOT NULL,
  released_at INTEGER NOT NULL,
  content_hash TEXT NOT NULL,
  items INTEGER NOT NULL
) STRICT;
CREATE INDEX provision_by_packet ON provision(packet);
CREATE TRIGGER provision_is_insert_only BEFORE UPDATE ON provision BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE TRIGGER provision_outlives_its_key BEFORE DELETE ON provision
  WHEN (SELECT destroyed FROM data_key WHERE id = OLD.key_id) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE INDEX provision_by_key ON provision(key_id);

CREATE TABLE receipt (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  v INTEGER NOT NULL,
  stream TEXT NOT NULL CHECK (stream IN ('unit', 'inbox', 'source') OR stream GLOB 'case:????????-*'),
  owner TEXT NOT NULL,
  key_id TEXT NOT NULL REFERENCES data_key(id) DEFERRABLE INITIALLY DEFERRED,
  author TEXT NOT NULL,
  device TEXT NOT NULL,
  hlc TEXT NOT NULL CHECK (length(hlc) = 16),
  because TEXT,
  extra TEXT,
  nonce BLOB NOT NULL CHECK (length(nonce) = 32),
  entry INTEGER NOT NULL REFERENCES audit_entry(n) DEFERRABLE INITIALLY DEFERRED,
  packet TEXT NOT NULL CHECK (length(packet) BETWEEN 1 AND 128),
  kind TEXT NOT NULL CHECK (kind IN ('signed', 'code', 'telephone')),
  verdict TEXT NOT NULL,
  on_date TEXT NOT NULL,
  by_function TEXT,
  code TEXT
) STRICT;
CREATE INDEX receipt_by_packet ON receipt(packet);
CREATE TRIGGER receipt_is_insert_only BEFORE UPDATE ON receipt BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE TRIGGER receipt_outlives_its_key BEFORE DELETE ON receipt
  WHEN (SELECT destroyed FROM data_key WHERE id = OLD.key_id) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE INDEX receipt_by_key ON receipt(key_id);

CREATE TABLE rectification (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  v INTEGER NOT NULL,
  stream TEXT NOT NULL CHECK (stream IN ('unit', 'inbox', 'source') OR stream GLOB 'case:????????-*'),
  owner TEXT NOT NULL,
  key_id TEXT NOT NULL REFERENCES data_key(id) DEFERRABLE INITIALLY DEFERRED,
  author TEXT NOT NULL,
  device TEXT NOT NULL,
  hlc TEXT NOT NULL CHECK (length(hlc) = 16),
  because TEXT,
  extra TEXT,
  nonce BLOB NOT NULL CHECK (length(nonce) = 32),
  entry INTEGER NOT NULL REFERENCES audit_entry(n) DEFERRABLE INITIALLY DEFERRED,
  packet TEXT NOT NULL CHECK (length(packet) BETWEEN 1 AND 128),
  recipient TEXT NOT NULL CHECK (length(recipient) BETWEEN 1 AND 128),
  item TEXT,
  kind TEXT NOT NULL CHECK (kind IN ('corrected', 'withdrawn', 'restricted')),
  signal TEXT NOT NULL CHECK (length(signal) BETWEEN 1 AND 128)
) STRICT;
CREATE INDEX rectification_by_packet ON rectification(packet);
CREATE TRIGGER rectification_is_insert_only BEFORE UPDATE ON rectification BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE TRIGGER rectification_outlives_its_key BEFORE DELETE ON rectification
  WHEN (SELECT destroyed FROM data_key WHERE id = OLD.key_id) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE INDEX rectification_by_key ON rectification(key_id);

CREATE VIEW packet_state AS
SELECT p.id AS packet,
     COALESCE((SELECT d.value FROM decision_in_force d WHERE d.kind = 'packet_state' AND d.subject = p.id ORDER BY d.hlc DESC, d.id DESC LIMIT 1), 'draft') AS state,
     (SELECT d.id FROM decision_in_force d WHERE d.kind = 'packet_state' AND d.subject = p.id ORDER BY d.hlc DESC, d.id DESC LIMIT 1) AS decision
   FROM packet p;

CREATE VIEW active_packet_member AS
SELECT m.id, m.packet, m.recipient, m.ground, m.request_reference, m.hlc FROM packet_member m WHERE NOT EXISTS (SELECT 1 FROM decision d WHERE d.reverses = m.id);

CREATE VIEW active_packet_note AS
SELECT n.id, n.packet, n.kind, n.text, n.hlc FROM packet_note n WHERE NOT EXISTS (SELECT 1 FROM decision d WHERE d.reverses = n.id);

CREATE VIEW active_packet_item AS
SELECT i.id, i.packet, i.kind, i.target, i.need, i.position FROM packet_item i WHERE NOT EXISTS (SELECT 1 FROM decision d WHERE d.reverses = i.id);

CREATE VIEW active_redaction AS
SELECT r.id, r.item, r.part, r.start, r."end", r.reason FROM redaction r WHERE NOT EXISTS (SELECT 1 FROM decision d WHERE d.reverses = r.id);
`
