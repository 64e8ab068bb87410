/**
 * Mail boxes and watched folders have to be remembered: which ones, with what secret, and up to where each was taken in. The place is
 * written in the act that takes in the message, so that a cut at any moment loses nothing and repeats nothing.
 */
import type { SqlDatabase } from '../database.ts'

export function channels(sql: SqlDatabase): void {
  sql.exec(`CREATE TABLE mail_account (
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
  name TEXT NOT NULL,
  host TEXT NOT NULL,
  port INTEGER NOT NULL,
  security TEXT NOT NULL CHECK (security IN ('tls', 'starttls')),
  user TEXT NOT NULL,
  auth TEXT NOT NULL CHECK (auth IN ('password', 'xoauth2')),
  authority TEXT
) STRICT;
CREATE TRIGGER mail_account_is_insert_only BEFORE UPDATE ON mail_account BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE TRIGGER mail_account_outlives_its_key BEFORE DELETE ON mail_account
  WHEN (SELECT destroyed FROM data_key WHERE id = OLD.key_id) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE INDEX mail_account_by_key ON mail_account(key_id);

CREATE TABLE mail_choice (
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
  account TEXT NOT NULL CHECK (length(account) BETWEEN 1 AND 128),
  folders TEXT NOT NULL,
  watch INTEGER NOT NULL CHECK (watch IN (0, 1))
) STRICT;
CREATE INDEX mail_choice_by_account ON mail_choice(account);
CREATE TRIGGER mail_choice_is_insert_only BEFORE UPDATE ON mail_choice BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE TRIGGER mail_choice_outlives_its_key BEFORE DELETE ON mail_choice
  WHEN (SELECT destroyed FROM data_key WHERE id = OLD.key_id) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE INDEX mail_choice_by_key ON mail_choice(key_id);

CREATE TABLE mail_secret (
  account TEXT NOT NULL,
  secret TEXT NOT NULL,
  PRIMARY KEY (account)
) STRICT;

CREATE TABLE mail_position (
  account TEXT NOT NULL,
  folder TEXT NOT NULL,
  uid_validity TEXT NOT NULL,
  uid INTEGER NOT NULL,
  PRIMARY KEY (account, folder)
) STRICT;

CREATE TABLE mail_state (
  account TEXT NOT NULL,
  at INTEGER NOT NULL,
  code TEXT,
  taken INTEGER NOT NULL,
  PRIMARY KEY (account)
) STRICT;

CREATE TABLE drop_folder (
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
  path TEXT NOT NULL
) STRICT;
CREATE TRIGGER drop_folder_is_insert_only BEFORE UPDATE ON drop_folder BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE TRIGGER drop_folder_outlives_its_key BEFORE DELETE ON drop_folder
  WHEN (SELECT destroyed FROM data_key WHERE id = OLD.key_id) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'insert-only'); END;
CREATE INDEX drop_folder_by_key ON drop_folder(key_id);

CREATE TABLE dropped_file (
  folder TEXT NOT NULL,
  name TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  modified_at INTEGER NOT NULL,
  taken_at INTEGER NOT NULL,
  is_kept INTEGER NOT NULL CHECK (is_kept IN (0, 1)),
  PRIMARY KEY (folder, name)
) STRICT;`)
}
