import type { DatabaseSync } from 'node:sqlite';

/**
 * Every version of the schema, oldest first; `PRAGMA user_version` counts how many have been applied. Never edit one that
 * was released: append.
 */
const migrations: readonly string[] = [
  `
  CREATE TABLE jobs (
    id TEXT PRIMARY KEY,
    status TEXT NOT NULL,
    format TEXT NOT NULL,
    result_key TEXT NOT NULL,
    priority INTEGER NOT NULL,
    tags TEXT,
    owner TEXT,
    idempotency_key TEXT,
    webhook_url TEXT,
    traceparent TEXT,
    attempts INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    started_at INTEGER,
    finished_at INTEGER,
    render_ms REAL,
    result_type TEXT,
    result_bytes INTEGER,
    error TEXT
  ) WITHOUT ROWID;
  CREATE INDEX jobs_by_status ON jobs (status, id);
  CREATE INDEX jobs_by_owner ON jobs (owner, id) WHERE owner IS NOT NULL;
  CREATE INDEX jobs_by_end ON jobs (finished_at) WHERE finished_at IS NOT NULL;

  CREATE TABLE job_tags (
    tag TEXT NOT NULL,
    job_id TEXT NOT NULL,
    PRIMARY KEY (tag, job_id)
  ) WITHOUT ROWID;

  CREATE TABLE idempotency (
    owner TEXT NOT NULL,
    key TEXT NOT NULL,
    job_id TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (owner, key)
  ) WITHOUT ROWID;
  CREATE INDEX idempotency_by_age ON idempotency (created_at);

  -- hidden_until = 0: visible. lease counts the receives that were made, and makes older receipts stale.
  CREATE TABLE messages (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    job_id TEXT NOT NULL UNIQUE,
    body TEXT NOT NULL,
    priority INTEGER NOT NULL,
    traceparent TEXT,
    sent_at INTEGER NOT NULL,
    hidden_until INTEGER NOT NULL DEFAULT 0,
    receive_count INTEGER NOT NULL DEFAULT 0,
    lease INTEGER NOT NULL DEFAULT 0
  );
  CREATE INDEX messages_visible ON messages (priority DESC, seq) WHERE hidden_until = 0;
  CREATE INDEX messages_hidden ON messages (hidden_until) WHERE hidden_until > 0;

  CREATE TABLE dead_letters (
    job_id TEXT PRIMARY KEY,
    body TEXT NOT NULL,
    priority INTEGER NOT NULL,
    traceparent TEXT,
    receive_count INTEGER NOT NULL,
    died_at INTEGER NOT NULL,
    reason TEXT NOT NULL
  );
  CREATE INDEX dead_letters_by_age ON dead_letters (died_at);

  -- body is NULL when the picture lies in a file of its own.
  CREATE TABLE results (
    key TEXT PRIMARY KEY,
    content_type TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    used_at INTEGER NOT NULL,
    body BLOB
  );
  CREATE INDEX results_by_use ON results (used_at, bytes, key);
  `,
  `
  -- Callbacks owed. due_at = 0: as soon as the job has ended.
  CREATE TABLE webhooks (
    job_id TEXT PRIMARY KEY,
    url TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    due_at INTEGER NOT NULL DEFAULT 0
  ) WITHOUT ROWID;
  CREATE INDEX webhooks_by_due ON webhooks (due_at);
  `,
];

/** Brings a database to the newest schema. Throws when a newer plotmill has written it. */
export function migrate(db: DatabaseSync): void {
  const { user_version: version } = db.prepare('PRAGMA user_version').get() as { user_version: number };
  if (version > migrations.length) {
    throw new Error(
      `The data directory was written by a newer plotmill (schema ${version}, this one knows ${migrations.length}).`,
    );
  }
  for (let next = version; next < migrations.length; next++) {
    db.exec(`BEGIN IMMEDIATE; ${migrations[next]}; PRAGMA user_version = ${next + 1}; COMMIT`);
  }
}
