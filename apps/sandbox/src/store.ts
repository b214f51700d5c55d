import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type {
  AccountRecord,
  ListEntryRecord,
  ListRecord,
  MailRecord,
  QuestionnaireRecord,
  TokenRecord,
  UserRecord,
} from './entity-records.ts';
import type { KeyRecord } from './keys.ts';
import type {
  BlocklistRecord,
  DeliveryRecord,
  DestinationRecord,
  LedgerEntry,
  SessionRecord,
  SettingRecord,
  UploadRecord,
  WorkflowRecord,
} from './records.ts';

/** Documents of one kind: read from memory, written through to SQLite before the call returns. */
export type Collection<T> = {
  get: (id: string) => T | undefined;
  put: (record: T) => void;
  remove: (id: string) => void;
  all: () => T[];
  reload: () => void;
};

export type Store = {
  sessions: Collection<SessionRecord>;
  workflows: Collection<WorkflowRecord>;
  destinations: Collection<DestinationRecord>;
  deliveries: Collection<DeliveryRecord>;
  blocklist: Collection<BlocklistRecord>;
  uploads: Collection<UploadRecord>;
  settings: Collection<SettingRecord>;
  keys: Collection<KeyRecord>;
  users: Collection<UserRecord>;
  lists: Collection<ListRecord>;
  listEntries: Collection<ListEntryRecord>;
  questionnaires: Collection<QuestionnaireRecord>;
  accounts: Collection<AccountRecord>;
  tokens: Collection<TokenRecord>;
  mails: Collection<MailRecord>;
  appendLedger: (entry: Omit<LedgerEntry, 'seq'>) => void;
  ledger: (sessionId?: string) => LedgerEntry[];
  /** Counts up for ever, also across restarts; session numbers are never reused. */
  nextNumber: (counter: string, start: number) => number;
  /** All or nothing, on disk before it returns: an acknowledged change survives a killed process. */
  transaction: <T>(work: () => T) => T;
  wipe: () => void;
  /** Where pictures may be kept; null when everything lives in memory. */
  mediaFolder: string | null;
  close: () => void;
};

const SCHEMA = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  CREATE TABLE IF NOT EXISTS documents (
    kind TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (kind, id)
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS ledger (seq INTEGER PRIMARY KEY AUTOINCREMENT, session_id TEXT, body TEXT NOT NULL);
`;

/** @param statePath a folder (created when missing) or ':memory:' */
export function openStore(statePath: string): Store {
  const inMemory = statePath === ':memory:';
  if (!inMemory) mkdirSync(statePath, { recursive: true });
  const db = new DatabaseSync(inMemory ? ':memory:' : join(statePath, 'sandbox.sqlite'));
  db.exec(SCHEMA);
  const open = <T>(kind: string, idOf: (record: T) => string) => openCollection<T>(db, kind, idOf);
  const settings = open<SettingRecord>('setting', (record) => record.id);
  const collections = {
    sessions: open<SessionRecord>('session', (record) => record.id),
    workflows: open<WorkflowRecord>('workflow', (record) => record.uuid),
    destinations: open<DestinationRecord>('destination', (record) => record.uuid),
    deliveries: open<DeliveryRecord>('delivery', (record) => record.id),
    blocklist: open<BlocklistRecord>('blocklist', (record) => record.id),
    uploads: open<UploadRecord>('upload', (record) => record.id),
    settings,
    keys: open<KeyRecord>('key', (record) => record.id),
    users: open<UserRecord>('user', (record) => record.vendorData),
    lists: open<ListRecord>('list', (record) => record.uuid),
    listEntries: open<ListEntryRecord>('list-entry', (record) => record.uuid),
    questionnaires: open<QuestionnaireRecord>('questionnaire', (record) => record.uuid),
    accounts: open<AccountRecord>('account', (record) => record.email),
    tokens: open<TokenRecord>('token', (record) => record.id),
    mails: open<MailRecord>('mail', (record) => record.id),
  };
  const reloadAll = () => {
    for (const collection of Object.values(collections)) collection.reload();
  };
  return {
    ...collections,
    ...openLedger(db),
    nextNumber: (counter, start) => {
      const next = Number(settings.get(`number:${counter}`)?.value ?? start - 1) + 1;
      settings.put({ id: `number:${counter}`, value: String(next) });
      return next;
    },
    transaction: makeTransaction(db, reloadAll),
    wipe: () => {
      db.exec('DELETE FROM documents; DELETE FROM ledger;');
      reloadAll();
    },
    mediaFolder: inMemory ? null : join(statePath, 'media'),
    close: () => db.close(),
  };
}

function openLedger(db: DatabaseSync): Pick<Store, 'appendLedger' | 'ledger'> {
  const append = db.prepare('INSERT INTO ledger (session_id, body) VALUES (?, ?)');
  const select = db.prepare('SELECT seq, body FROM ledger WHERE ?1 IS NULL OR session_id = ?1 ORDER BY seq');
  return {
    appendLedger: (entry) => {
      append.run(entry.session_id, JSON.stringify(entry));
    },
    ledger: (sessionId) =>
      select.all(sessionId ?? null).map((row) => ({ ...JSON.parse(String(row.body)), seq: Number(row.seq) })),
  };
}

/** Nested calls join the outer transaction, so small steps can be composed. */
function makeTransaction(db: DatabaseSync, reloadAll: () => void): Store['transaction'] {
  let depth = 0;
  return (work) => {
    if (depth > 0) return work();
    db.exec('BEGIN IMMEDIATE');
    depth += 1;
    try {
      const result = work();
      db.exec('COMMIT');
      return result;
    } catch (error) {
      db.exec('ROLLBACK');
      reloadAll();
      throw error;
    } finally {
      depth -= 1;
    }
  };
}

function openCollection<T>(db: DatabaseSync, kind: string, idOf: (record: T) => string): Collection<T> {
  const select = db.prepare('SELECT id, body FROM documents WHERE kind = ?');
  const upsert = db.prepare(
    'INSERT INTO documents (kind, id, body) VALUES (?, ?, ?) ON CONFLICT (kind, id) DO UPDATE SET body = excluded.body',
  );
  const erase = db.prepare('DELETE FROM documents WHERE kind = ? AND id = ?');
  const records = new Map<string, T>();
  const reload = () => {
    records.clear();
    for (const row of select.all(kind)) records.set(String(row.id), JSON.parse(String(row.body)));
  };
  reload();
  return {
    get: (id) => records.get(id),
    put: (record) => {
      upsert.run(kind, idOf(record), JSON.stringify(record));
      records.set(idOf(record), record);
    },
    remove: (id) => {
      erase.run(kind, id);
      records.delete(id);
    },
    all: () => [...records.values()],
    reload,
  };
}
