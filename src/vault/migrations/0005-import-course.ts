/**
 * The name and the fingerprint of a delivered file outlived the signal that was made of it, because the outcome of a unit is kept with its
 * import: they get a row of their own, kept with what the unit became. And how far an import is has to be known after a cut, to carry on
 * or to stop. Names of units of before stay where they are: records are never changed.
 */
import type { SqlDatabase } from '../database.ts'

export function importCourse(sql: SqlDatabase): void {
  sql.exec(`CREATE TABLE import_unit_name (
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
  entry INTEGER NOT NULL,
  unit TEXT NOT NULL CHECK (length(unit) BETWEEN 1 AND 128),
  became TEXT,
  label TEXT NOT NULL,
  sha256 TEXT
) STRICT;
CREATE INDEX import_unit_name_by_unit ON import_unit_name(unit);
CREATE TRIGGER import_unit_name_is_insert_only BEFORE UPDATE ON import_unit_name BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE TRIGGER import_unit_name_outlives_its_key BEFORE DELETE ON import_unit_name
  WHEN (SELECT destroyed FROM data_key WHERE id = OLD.key_id) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE INDEX import_unit_name_by_key ON import_unit_name(key_id);

CREATE TABLE import_course (
  run TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('running', 'paused', 'stopped', 'done')),
  files INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  not_read INTEGER NOT NULL,
  PRIMARY KEY (run)
) STRICT;

CREATE TABLE import_file (
  run TEXT NOT NULL,
  place INTEGER NOT NULL,
  path TEXT NOT NULL,
  label TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  refused TEXT,
  units INTEGER NOT NULL,
  sha256 TEXT,
  PRIMARY KEY (run, place)
) STRICT;`)
}
