/** Verifies a receipt from itself and the log's public key. */
import { judgeAnchors } from '../bundle/part-anchors.ts';
import { BundleError, type Trust } from '../bundle/trust.ts';
import { CanonicalError, type CanonicalValue, parseCanonical } from '../canonical.ts';
import { DecisionRules } from '../decision-rules.ts';
import { leafHash } from '../merkle.ts';
import { verifyNote } from '../note.ts';
import { NoteError, parseVerifierKey } from '../note-key.ts';
import { type OpenedCheckpoint, openCheckpoints } from '../open-checkpoints.ts';
import { verifyInclusion } from '../proof.ts';
import { parseTlogProof, type TlogProof, TlogProofError } from '../tlog-proof.ts';
import { lowestIndex } from '../verify.ts';
import { checkDecisions, type Finding, failed, passed, type VerificationCheck } from '../verify-checks.ts';
import { type Receipt, type ReceiptStatement, receiptCode, receiptOf, statementText } from './receipt.ts';
import { StatementError, statementOf } from './statement-of.ts';

/** The verdict on a receipt; `statement` and `code` are null when it cannot even be read. */
export type ReceiptReport = {
  readonly kind: 'receipt';
  readonly ok: boolean;
  readonly anchored: boolean;
  readonly keyGiven: true;
  readonly verifierKey: string;
  readonly statement: ReceiptStatement | null;
  readonly code: string | null;
  readonly checks: readonly VerificationCheck[];
  readonly firstBadIndex: number | null;
};

/**
 * Runs every check and reports all of them. A text that is not a receipt is one that does not hold: a changed byte may
 * have made it unreadable.
 *
 * @throws BundleError when no key is given, or one that does not parse: a receipt brings none.
 */
export async function verifyReceipt(text: string, trust: Trust): Promise<ReceiptReport> {
  const key = keyOf(trust);
  const { receipt, finding } = read(text);
  const judged =
    receipt === null ? { findings: [], anchored: false } : await judge(receipt, key, trust.anchors ?? []);
  const findings = [finding, ...judged.findings];
  return {
    kind: 'receipt',
    ok: findings.every(({ ok }) => ok),
    anchored: judged.anchored,
    keyGiven: true,
    verifierKey: key,
    statement: receipt?.statement ?? null,
    code: receipt === null ? null : receiptCode(receipt.statement).code,
    checks: findings.map(({ name, ok, detail }) => ({ name, ok, detail })),
    firstBadIndex: lowestIndex(findings),
  };
}

function keyOf({ key }: Trust): string {
  const given = key?.trim() ?? '';
  if (given === '') throw new BundleError('a receipt is verified with the public key of the log; give it');
  try {
    parseVerifierKey(given);
    return given;
  } catch (error) {
    if (!(error instanceof NoteError)) throw error;
    throw new BundleError(`the given key: ${error.message}`);
  }
}

function read(text: string): { receipt: Receipt | null; finding: Finding } {
  const no = (problem: string) => ({ receipt: null, finding: failed('canonical-form', problem, null) });
  if (!text.endsWith('\n')) return no('a receipt is one line that ends in a newline');
  try {
    const receipt = receiptOf(parseCanonical(text.slice(0, -1)));
    if (receipt === null) return no('it has not the form of a receipt');
    return { receipt, finding: passed('canonical-form', 'the receipt is written in its one form') };
  } catch (error) {
    if (!(error instanceof CanonicalError)) throw error;
    return no(error.message);
  }
}

/** The texts of the entries a receipt is made of; none of one that cannot be read. */
export function entriesOf(text: string): string[] {
  return read(text).receipt?.proofs.map(({ entry }) => entry) ?? [];
}

async function judge(receipt: Receipt, key: string, anchors: readonly string[]) {
  const { findings, head } = await judgeEntries(receipt, key);
  const anchor = head === null ? null : await judgeAnchors(head, null, { key, anchors });
  return {
    findings: [judgeSignature(receipt, key), ...findings, ...(anchor === null ? [] : [anchor.finding])],
    anchored: anchor?.anchored ?? false,
  };
}

function judgeSignature({ statement, signature }: Receipt, key: string): Finding {
  try {
    verifyNote(`${statementText(statement)}\n${signature}\n`, [key]);
    if (parseVerifierKey(key).name === statement.log) {
      return passed('signature', 'what the receipt says is signed by the log');
    }
    return failed('signature', `it speaks of another log, ${statement.log}`, null);
  } catch (error) {
    if (!(error instanceof NoteError)) throw error;
    return failed('signature', error.message, null);
  }
}

type OpenedHead = OpenedCheckpoint & { readonly head: NonNullable<OpenedCheckpoint['head']> };
type Placed = { readonly text: string; readonly proof: TlogProof };

/** The entries, each at its place under one checkpoint, and that they say what the statement says. */
async function judgeEntries(receipt: Receipt, key: string) {
  const placed = readProofs(receipt);
  if (typeof placed === 'string') return { findings: [failed('inclusion', placed, null)], head: null };
  const [first] = placed;
  const notes = [...new Set(placed.map(({ proof }) => proof.checkpoint))];
  let opened: OpenedHead | null = null;
  for await (const { head, note, problem } of openCheckpoints(notes, [key])) {
    if (head === null) return { findings: [failed('checkpoint-signatures', problem, null)], head: null };
    opened = { head, note, problem };
  }
  if (opened === null || first === undefined || notes.length !== 1) {
    const problem = `its entries lead to ${notes.length} checkpoints, not one`;
    return { findings: [failed('checkpoint-signatures', problem, null)], head: null };
  }
  const findings = [
    passed('checkpoint-signatures', 'the checkpoint is signed by the log'),
    judgeInclusion(placed, opened),
    ...judgeContent(receipt, placed),
  ];
  return { findings, head: opened };
}

function readProofs({ proofs }: Receipt): Placed[] | string {
  try {
    return proofs.map(({ entry, proof }) => ({ text: entry, proof: parseTlogProof(proof) }));
  } catch (error) {
    if (!(error instanceof TlogProofError)) throw error;
    return error.message;
  }
}

function judgeInclusion(placed: readonly Placed[], { head }: OpenedHead): Finding {
  const wrong = placed.find(({ text, proof: { index, hashes } }) => {
    const claim = { leaf: leafHash(text), index, size: head.size, root: head.root, proof: hashes };
    return !verifyInclusion(claim);
  });
  if (wrong === undefined) {
    return passed(
      'inclusion',
      `each of ${placed.length} entries is in the log of ${head.size}, at its place`,
    );
  }
  const { index } = wrong.proof;
  return failed('inclusion', `entry ${index}: its proof does not lead to the root of the checkpoint`, index);
}

function judgeContent({ statement }: Receipt, placed: readonly Placed[]): Finding[] {
  const rules = new DecisionRules({ knowsRequests: true });
  const entries: CanonicalValue[] = [];
  let last = -1;
  try {
    for (const { text, proof } of placed) {
      const entry = parseCanonical(text);
      if (proof.index <= last) throw new StatementError(`entry ${proof.index} is out of order`);
      rules.read(entry, proof.index);
      entries.push(entry);
      last = proof.index;
    }
    const said = statementOf(statement.log, entries, statement.evidence);
    const agrees = statementText(said) === statementText(statement);
    return [
      checkDecisions(rules.broken),
      agrees
        ? passed('statement', 'what the receipt says is what the log says')
        : failed('statement', 'the receipt says something else than the entries of the log', null),
    ];
  } catch (error) {
    if (!(error instanceof StatementError || error instanceof CanonicalError)) throw error;
    return [failed('statement', error.message, null)];
  }
}
