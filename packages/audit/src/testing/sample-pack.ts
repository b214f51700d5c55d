/** A log with a confirmed decision in each of two cases, and what is handed out about them: receipts and packs. */
import { createHash } from 'node:crypto';
import type { BundleSource } from '../bundle/write-bundle.ts';
import { canonicalise } from '../canonical.ts';
import { leafHash } from '../merkle.ts';
import type { SigningKey } from '../note-key.ts';
import type { Missing } from '../pack/manifest.ts';
import { type PackItem, writePack } from '../pack/write-pack.ts';
import { inclusionProof } from '../proof.ts';
import {
  formatReceipt,
  type ProvenEntry,
  type Receipt,
  type ReceiptEvidence,
  type ReceiptStatement,
} from '../receipt/receipt.ts';
import { statementOf } from '../receipt/statement-of.ts';
import { formatTlogProof } from '../tlog-proof.ts';
import { blobOf, CASE } from './sample-bundle.ts';
import { checkpointAt, LOG_KEY } from './sample-log.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** What Didit said when somebody decided, as a file of the pack; and what else they saw. */
export const SAID = '{"status":"In Review"}\n';
export const EVIDENCE: ReceiptEvidence = {
  decision: sha256(SAID),
  media: { front: sha256('a picture'), selfie: null },
};

const ACTIONS = ['requested', 'approved', 'sent', 'confirmed'] as const;
export const OTHER_CASE = 'case-b';

/** Each step of case-a's decision-1, each followed by that of case-b's decision-2. */
export const PACK_LOG: readonly string[] = ACTIONS.flatMap((action, i) => [
  decisionEntry(action, i),
  decisionEntry(action, i, { case: OTHER_CASE, object: { type: 'decision', id: 'decision-2' } }),
]);
export const PLACES: readonly number[] = [0, 2, 4, 6];
export const OTHER_PLACES: readonly number[] = [1, 3, 5, 7];

export function decisionEntry(action: (typeof ACTIONS)[number], i: number, change: object = {}): string {
  const { decision, media } = EVIDENCE;
  const digests = { decision, manifest: sha256(canonicalise({ decision, media })) };
  return canonicalise({
    v: 1,
    ts: new Date(Date.UTC(2026, 0, 1, 12, 0, i)).toISOString(),
    action: `decision.${action}`,
    case: CASE,
    actor: { type: 'user', id: action === 'approved' ? 'user-2' : 'user-1', role: 'manager' },
    object: { type: 'decision', id: 'decision-1' },
    reason: action === 'requested' ? 'false-alarm' : null,
    change: { from: { outcome: null }, to: { outcome: 'approve' } },
    evidence: action === 'requested' ? { digests } : null,
    refs: action === 'requested' ? { policy: '2', digest: 'd'.repeat(64), rules: 'overturn' } : {},
    ...change,
  });
}

export type MakeReceipt = {
  readonly log?: readonly string[];
  readonly places?: readonly number[];
  readonly evidence?: ReceiptEvidence | null;
  readonly by?: SigningKey;
  /** What the statement says otherwise, and which proofs come along instead. */
  readonly says?: Partial<Record<keyof ReceiptStatement, unknown>>;
  readonly proofs?: (true_: readonly ProvenEntry[]) => readonly ProvenEntry[];
};

/** A receipt that is signed whatever it says. */
export function makeReceipt(make: MakeReceipt = {}): string {
  const { log = PACK_LOG, places = PLACES, evidence = EVIDENCE, by = LOG_KEY, says = {} } = make;
  const entries = places.map((i) => log[i] ?? '');
  const parsed = entries.map((entry) => JSON.parse(entry));
  // a forger signs what no statement could be
  const statement = { ...statementOf(by.name, parsed, evidence), ...says } as ReceiptStatement;
  const proofs = places.map((index) => provenEntry(index, { log, by }));
  return formatReceipt(statement, make.proofs?.(proofs) ?? proofs, by);
}

export function provenEntry(
  index: number,
  {
    log = PACK_LOG,
    by = LOG_KEY,
    size = log.length,
  }: { log?: readonly string[]; by?: SigningKey; size?: number } = {},
): ProvenEntry {
  const hashes = inclusionProof(log.map(leafHash), index, size);
  const proof = formatTlogProof({ index, hashes, checkpoint: checkpointAt(size, log, by) });
  return { entry: log[index] ?? '', proof };
}

export type MakePack = {
  readonly log?: readonly string[];
  readonly receipts?: readonly string[];
  readonly missing?: readonly Missing[];
  readonly items?: readonly PackItem[];
  readonly of?: string;
  readonly by?: SigningKey;
  readonly audit?: Partial<BundleSource>;
};

/** A pack that is signed whatever is in it. */
export async function makePack(make: MakePack = {}): Promise<Blob> {
  const { log = PACK_LOG, receipts = [makeReceipt()], missing = [], of = CASE, by = LOG_KEY } = make;
  const said: PackItem = { name: 'decision/latest.json', content: [SAID] };
  const items = make.items ?? [said, { name: 'timeline.txt', content: ['12:00 asked\n12:01 agreed\n'] }];
  const stream = writePack(
    {
      pack: 'pack-1',
      case: of,
      made: new Date(Date.UTC(2026, 0, 2)),
      items: [
        ...items,
        ...receipts.map((text, i) => ({ name: `receipts/${i}.json`, content: [text] })),
        ...missing,
      ],
      audit: { ...casePart(CASE, PLACES, { log, by }), ...make.audit },
      verifier: '// the verifier\n',
    },
    by,
  );
  return await blobOf(stream);
}

export function casePart(
  of: string,
  places: readonly number[],
  { log = PACK_LOG, by = LOG_KEY }: { log?: readonly string[]; by?: SigningKey } = {},
): BundleSource {
  const leaves = log.map(leafHash);
  return {
    scope: { kind: 'case', case: of },
    entryCount: places.length,
    newest: { note: checkpointAt(log.length, log, by), size: log.length },
    entries: places.map((i) => log[i] ?? ''),
    proofs: places.map((index) => ({ index, hashes: inclusionProof(leaves, index, log.length) })),
  };
}

/** The receipt as an object, changed, and written in its one form again. */
export function editedReceipt(edit: (receipt: Receipt) => unknown): string {
  return `${canonicalise(edit(JSON.parse(makeReceipt())))}\n`;
}
