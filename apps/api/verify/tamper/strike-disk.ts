import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '@docket/db/embedded';
import { sql } from 'kysely';
import pg from 'pg';
import { Lab } from './lab.ts';
import { count, type Figures } from './strike-all.ts';

const PAGE_BYTES = 8_192;

/** An edit of a table's file. `find` is how the place is recognised; `edit` changes the bytes, their number kept. */
interface DiskKind {
  readonly name: string;
  readonly table: 'audit.log' | 'audit.checkpoint';
  readonly edit: (file: Buffer, victim: Victim) => void;
}

interface Victim {
  readonly entry: string;
  readonly leaf: Buffer;
  /** The checkpoint that covers this entry as its last. */
  readonly note: string;
}

const KINDS: readonly DiskKind[] = [
  {
    name: 'text of an entry',
    table: 'audit.log',
    edit: (file, { entry }) => overwrite(file, entry, forged(entry)),
  },
  {
    name: 'text of an entry with its leaf',
    table: 'audit.log',
    edit: (file, { entry, leaf }) => {
      overwrite(file, entry, forged(entry));
      const own = createHash('sha256')
        .update(`\0${forged(entry)}`)
        .digest();
      overwrite(file, leaf, own);
    },
  },
  {
    name: 'leaf of an entry',
    table: 'audit.log',
    edit: (file, { leaf }) => overwrite(file, leaf, Buffer.alloc(32, 7)),
  },
  {
    name: 'whole row, by its line pointer',
    table: 'audit.log',
    edit: (file, { entry }) => killRow(file, entry),
  },
  {
    name: 'signed note of a checkpoint',
    table: 'audit.checkpoint',
    edit: (file, { note }) => overwrite(file, note, note.replace(/time 2/, 'time 3')),
  },
  {
    name: 'whole checkpoint, by its line pointer',
    table: 'audit.checkpoint',
    edit: (file, { note }) => killRow(file, note),
  },
];

/** Strikes at the files of a stopped server: one database for each place, so that one stop serves them all. */
export async function strikeDisk(positions: number): Promise<Figures[]> {
  const folder = await mkdtemp(join(tmpdir(), 'docket-tamper-'));
  const cluster = { dataDir: join(folder, 'pg'), durable: false };
  let server = await startEmbedded(cluster);
  const rooms: Room[] = [];
  try {
    for (let i = 0; i < positions; i += 1) rooms.push(await openRoom(server.url, folder, i));
    const figures: Figures[] = [];
    for (const kind of KINDS) {
      await server.stop();
      for (const room of rooms) await editFile(cluster.dataDir, room, kind);
      server = await startEmbedded(cluster);
      const of = { name: `on disk: ${kind.name}`, tried: 0, found: 0, named: 0 };
      for (const room of rooms) count(of, await room.lab.verify({ url: at(server.url, room.name) }), room.at);
      figures.push(of);
      await server.stop();
      for (const { saved } of rooms) for (const [file, bytes] of saved) await writeFile(file, bytes);
      server = await startEmbedded(cluster);
      for (const room of rooms) {
        const verdict = await room.lab.verify({ url: at(server.url, room.name) });
        if (!verdict.ok) throw new Error(`${kind.name}: the log does not verify after the edit was undone`);
      }
    }
    return figures;
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

interface Room {
  readonly name: string;
  readonly lab: Lab;
  readonly at: number;
  readonly victim: Victim;
  readonly files: Readonly<Record<DiskKind['table'], string>>;
  readonly saved: Map<string, Buffer>;
}

const ENTRIES = 24;

async function openRoom(adminUrl: string, folder: string, i: number): Promise<Room> {
  const name = `room_${i}`;
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query(`create database ${name}`);
  // Checksums of pages would give a clumsy attacker away; this one has switched them off first.
  await admin.query('alter system set ignore_checksum_failure = on');
  await admin.end();
  const lab = new Lab(at(adminUrl, name), folder);
  await lab.clear();
  await lab.write(Array.from({ length: ENTRIES }, () => 1));
  const place = 1 + (i % (ENTRIES - 2));
  const victim = await victimAt(lab, place);
  const files = {
    'audit.log': await fileOf(lab, 'audit.log'),
    'audit.checkpoint': await fileOf(lab, 'audit.checkpoint'),
  };
  await lab.close();
  return { name, lab, at: place, victim, files, saved: new Map() };
}

async function victimAt({ db }: Lab, place: number): Promise<Victim> {
  const row = await db
    .selectFrom('audit.log')
    .select(['entry', 'leaf'])
    .where('leaf_index', '=', place)
    .executeTakeFirstOrThrow();
  const { note } = await db
    .selectFrom('audit.checkpoint')
    .select('note')
    .where('size', '=', place + 1)
    .executeTakeFirstOrThrow();
  return { ...row, note };
}

async function fileOf({ db }: Lab, table: string): Promise<string> {
  const { rows } = await sql<{ path: string }>`select pg_relation_filepath(${table}) as path`.execute(db);
  return rows[0]?.path ?? '';
}

async function editFile(dataDir: string, { files, victim, saved }: Room, kind: DiskKind): Promise<void> {
  const path = join(dataDir, 'cluster', 'data', files[kind.table]);
  const bytes = await readFile(path);
  saved.clear();
  saved.set(path, Buffer.from(bytes));
  kind.edit(bytes, victim);
  await writeFile(path, bytes);
}

function forged(entry: string): string {
  return entry.replace('"outcome":"ok"', '"outcome":"no"');
}

/** Wherever it stands: an update leaves older versions of a row in the file. */
function overwrite(file: Buffer, from: string | Buffer, to: string | Buffer): void {
  const [old, fresh] = [Buffer.from(from), Buffer.from(to)];
  let found = 0;
  for (let i = file.indexOf(old); i >= 0; i = file.indexOf(old, i + 1)) {
    fresh.copy(file, i);
    found += 1;
  }
  if (found === 0 || old.length !== fresh.length || old.equals(fresh))
    throw new Error('the edit found nothing to change');
}

/** Marks the row's line pointer as dead (PostgreSQL: "Database Page Layout"); its bytes stay where they are. */
function killRow(file: Buffer, text: string): void {
  const place = file.indexOf(Buffer.from(text));
  const page = place - (place % PAGE_BYTES);
  const lower = file.readUInt16LE(page + 12);
  for (let pointer = page + 24; place >= 0 && pointer < page + lower; pointer += 4) {
    const word = file.readUInt32LE(pointer);
    const [start, length] = [page + (word & 0x7fff), word >>> 17];
    if (place < start || place >= start + length) continue;
    // a dead pointer says neither where nor how long
    file.writeUInt32LE(0b11 << 15, pointer);
    return;
  }
  throw new Error('the row was not found in its page');
}

function at(url: string, database: string): string {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.href;
}
