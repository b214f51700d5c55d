import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { contract } from '@docket/contracts';
import { SYSTEM } from '../features/audit/append-audit.ts';
import { exportAudit } from '../features/audit/export/export-audit.ts';
import { openAuditLog } from './audit-log.ts';
import { defineCommand } from './command.ts';
import { UsageError } from './exit.ts';
import type { Screen } from './screen.ts';

/** A screen is not redrawn for every entry. */
const ENTRIES_PER_UPDATE = 500;

export const exportBundle = defineCommand({
  name: 'audit export',
  summary: 'Writes the audit log, or one case or period of it, into a zip that is verified without Docket.',
  about: [
    'The export is recorded in the log before it begins, as done by Docket itself: whoever has the settings needs no account. It ends at the newest checkpoint.',
    'An older checkpoint that you kept can be held against a part only when the part leads to it: say with --held how many entries that checkpoint covers.',
  ],
  options: {
    case: { kind: 'text', value: 'id', describe: 'only the entries of this case' },
    from: {
      kind: 'text',
      value: 'moment',
      describe: 'only from this moment on, such as 2026-01-01T00:00:00Z',
    },
    to: { kind: 'text', value: 'moment', describe: 'only up to this moment' },
    held: {
      kind: 'number',
      value: 'entries',
      min: 1,
      max: Number.MAX_SAFE_INTEGER,
      whole: true,
      describe: 'entries covered by an older checkpoint that you kept',
    },
    out: {
      kind: 'text',
      value: 'file',
      describe: 'where to write; a name that says what it is, when absent',
    },
  },
  settings: {
    DATABASE_URL: 'the database of Docket',
    AUDIT_SIGNING_SEED: 'the key its checkpoints are signed with; it signs the bundle too',
    AUDIT_LOG_NAME: 'the name in its checkpoints',
  },
  examples: [
    'docket audit export --out everything.zip',
    'docket audit export --case 3d1b… --held 120412',
    'docket audit export --from 2026-01-01T00:00:00Z --to 2026-03-31T23:59:59Z',
  ],
  async run({ values, screen }) {
    const query = contract.exportAudit.schema.querystring.safeParse({
      caseId: values.case,
      from: values.from,
      to: values.to,
      held: values.held,
    });
    if (!query.success) throw new UsageError(sayWhatIsWrong(query.error.issues));
    const { deps, close } = openAuditLog();
    const progress = screen.progress('Exporting');
    const known = { total: 0 };
    try {
      const { filename, entries, bytes } = await exportAudit(deps, SYSTEM, query.data, (done) => {
        if (done % ENTRIES_PER_UPDATE === 0) progress.update(done, { total: known.total });
      });
      known.total = entries;
      const file = values.out ?? filename;
      await save(bytes, file);
      progress.end();
      answer(screen, file, entries);
      return 0;
    } finally {
      progress.end();
      await close();
    }
  },
});

const OPTION_OF = new Map([['caseId', 'case']]);

function sayWhatIsWrong(issues: readonly { path: PropertyKey[]; message: string }[]): string {
  return issues
    .map(({ path, message }) => {
      const name = path.map(String).join('.');
      return `--${OPTION_OF.get(name) ?? name}: ${message}.`;
    })
    .join('\n');
}

/** The name is given to a whole file only: half a bundle would look like a tampered one. */
async function save(bytes: ReadableStream<Uint8Array>, file: string): Promise<void> {
  const draft = `${file}.part`;
  try {
    await pipeline(Readable.fromWeb(bytes), createWriteStream(draft, { mode: 0o600 }));
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

function answer(screen: Screen, file: string, entries: number): void {
  screen.answer({ file, entries }, [
    `${entries} entries are in ${file}.`,
    `Verify it anywhere with: docket audit verify ${file} --key <public key> --anchor <older checkpoint>`,
  ]);
}
