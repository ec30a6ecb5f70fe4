import type { DatabaseSync } from 'node:sqlite';
import { UserError } from '../core/errors.ts';

/** Writes down each step of a delivery, in the transaction that makes it. */
const RECORD_STEP = `CREATE TRIGGER record_step AFTER UPDATE OF state ON deliveries BEGIN
  INSERT INTO events (key, at, state, reason) VALUES (NEW.key, NEW.changed_at, NEW.state, NEW.reason);
END`;

/** A `Translatable` that shows this column's text as it is. */
function asVerbatim(column: string): string {
  return `json_object('key', 'text.verbatim', 'params', json_object('text', ${column}))`;
}

/**
 * How the file of each version becomes that of the next; `PRAGMA user_version` counts them. The first step is also what a
 * file without a number may have gone through already.
 */
const STEPS: readonly string[] = [
  `
  CREATE TABLE IF NOT EXISTS deliveries (
    key TEXT PRIMARY KEY,
    job_id TEXT NOT NULL,
    job_name TEXT NOT NULL,
    chat_id INTEGER NOT NULL,
    thread_id INTEGER,
    text TEXT NOT NULL,
    due_at INTEGER NOT NULL,
    covered_until INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'sending', 'sent', 'failed', 'unsure', 'skipped')),
    attempts INTEGER NOT NULL DEFAULT 0,
    changed_at INTEGER NOT NULL,
    message_id INTEGER,
    reason TEXT,
    coalesced INTEGER NOT NULL,
    scheduled INTEGER NOT NULL,
    missed INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS deliveries_by_job ON deliveries (job_id, covered_until);
  CREATE INDEX IF NOT EXISTS deliveries_by_time ON deliveries (due_at, key);
  CREATE INDEX IF NOT EXISTS deliveries_missed ON deliveries (due_at) WHERE missed = 1;
  CREATE INDEX IF NOT EXISTS deliveries_by_state ON deliveries (state, due_at);
  CREATE TABLE IF NOT EXISTS journal (
    id INTEGER PRIMARY KEY,
    entry TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX IF NOT EXISTS journal_open ON journal (id) WHERE undone = 0;
  CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT;
  `,
  // What happened to a delivery, step by step; where a series stood whose old rows were forgotten; and from when a
  // delivery that the user asked for anew is late.
  `
  ALTER TABLE deliveries ADD COLUMN message TEXT;
  ALTER TABLE deliveries ADD COLUMN wanted_at INTEGER;
  CREATE INDEX deliveries_by_chat ON deliveries (chat_id, due_at);
  CREATE TABLE events (
    key TEXT NOT NULL,
    at INTEGER NOT NULL,
    state TEXT NOT NULL,
    reason TEXT
  ) STRICT;
  CREATE INDEX events_by_key ON events (key);
  ${RECORD_STEP};
  CREATE TABLE forgotten (
    job_id TEXT PRIMARY KEY,
    covered_until INTEGER NOT NULL,
    runs INTEGER NOT NULL
  ) STRICT;
  `,
  // A message that asks to be done: which repeat it is, and what came of that.
  `
  ALTER TABLE deliveries ADD COLUMN ask_repeat INTEGER;
  ALTER TABLE deliveries ADD COLUMN ask_end TEXT;
  ALTER TABLE deliveries ADD COLUMN ask_ended_at INTEGER;
  ALTER TABLE deliveries ADD COLUMN snoozed_until INTEGER;
  CREATE INDEX deliveries_asking ON deliveries (due_at) WHERE ask_repeat IS NOT NULL AND ask_end IS NULL;
  `,
  // What was sent: all its messages, and what was done to it in the chat since.
  `
  ALTER TABLE deliveries ADD COLUMN message_ids TEXT;
  ALTER TABLE deliveries ADD COLUMN edited_at INTEGER;
  ALTER TABLE deliveries ADD COLUMN deleted_at INTEGER;
  `,
  // What a list of changes shows, beside the whole of each; and which group became which supergroup.
  `
  ALTER TABLE journal ADD COLUMN at INTEGER;
  ALTER TABLE journal ADD COLUMN surface TEXT;
  ALTER TABLE journal ADD COLUMN label TEXT;
  UPDATE journal SET at = json_extract(entry, '$.at'), surface = json_extract(entry, '$.by'),
    label = json_extract(entry, '$.label') WHERE json_valid(entry);
  CREATE TABLE moved_chats (from_id INTEGER PRIMARY KEY, to_id INTEGER NOT NULL) STRICT;
  `,
  // Upon which change each followed. Of those before nobody knows: what of them is undone cannot be made again.
  `
  ALTER TABLE journal ADD COLUMN follows INTEGER;
  CREATE INDEX journal_follows ON journal (follows, id);
  `,
  // Under which ids Telegram has the files that a bot has sent: no other bot may use them.
  `
  CREATE TABLE file_ids (
    bot_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    file TEXT NOT NULL,
    name TEXT NOT NULL,
    file_id TEXT NOT NULL,
    PRIMARY KEY (bot_id, kind, file, name)
  ) STRICT, WITHOUT ROWID;
  `,
  // Who answered a message that asks, where that was not the owner.
  `
  ALTER TABLE deliveries ADD COLUMN ask_by TEXT;
  `,
  // What is said is a text of the catalogues and its parameters. The English that stands here is kept as it is.
  `
  UPDATE deliveries SET reason = ${asVerbatim('reason')} WHERE reason IS NOT NULL;
  UPDATE events SET reason = ${asVerbatim('reason')} WHERE reason IS NOT NULL;
  UPDATE journal SET label = ${asVerbatim('label')} WHERE label IS NOT NULL;
  UPDATE journal SET entry = json_set(entry, '$.label', json(${asVerbatim("json_extract(entry, '$.label')")}))
    WHERE json_valid(entry);
  UPDATE journal SET entry = json_set(entry, '$.drop', json(${asVerbatim("json_extract(entry, '$.drop')")}))
    WHERE json_valid(entry) AND json_extract(entry, '$.drop') IS NOT NULL;
  `,
  // What is still to be done with messages that were sent.
  `
  CREATE TABLE after_send (
    key TEXT NOT NULL,
    action TEXT NOT NULL,
    due_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    chat_id INTEGER NOT NULL,
    message_ids TEXT NOT NULL,
    target_key TEXT NOT NULL,
    PRIMARY KEY (key, action)
  ) STRICT, WITHOUT ROWID;
  `,
];

/**
 * Brings the file to the present version, all steps together or none.
 * @param to an earlier version, to see in a test how its files are carried along
 * @throws UserError when the file is of a later version; it is left as it is
 */
export function bringUpToDate(db: DatabaseSync, to = STEPS.length): void {
  const { user_version: version } = db.prepare('PRAGMA user_version').get() as { user_version: number };
  if (version > STEPS.length) {
    throw new UserError('conflict', 'error.historyCarillonDbWritten');
  }
  if (version >= to) return;
  const steps = STEPS.slice(version, to).join('');
  db.exec(`BEGIN IMMEDIATE; ${steps}; PRAGMA user_version = ${to}; COMMIT;`);
}
