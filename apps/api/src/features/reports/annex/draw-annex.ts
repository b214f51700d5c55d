import { moment, OUTCOME_WORDS, reasonsInWords, STATE_WORDS, secondPersonInWords } from './annex-words.ts';
import type { Annex, AnnexDecision } from './read-annex.ts';
import { ACCENT, INK, QUIET, Sheet } from './sheet.ts';

const LABEL_WIDTH = 96;
const QR = 92;
const GAP = 20;
const GREEN = '#1f7a4d';

/** Our pages of a report: who decided, why, when, on which evidence, and by what that is proven. */
export async function drawAnnex(annex: Annex): Promise<Buffer> {
  const { sessionNumber, caseId, preparedAt } = annex;
  const sheet = new Sheet(`Decisions on session ${sessionNumber ?? caseId}`, preparedAt);
  drawHead(sheet, annex);
  drawCase(sheet, annex);
  if (annex.decisions.length === 0) {
    sheet.y +=
      sheet.write('Nobody has decided this case in Docket.', sheet.left, sheet.y, 495, { size: 10 }) + 12;
  }
  for (const one of annex.decisions) drawDecision(sheet, annex.log, one);
  drawBypasses(sheet, annex);
  drawProof(sheet, annex);
  return sheet.finish(
    `Added by Docket to Didit’s report · session ${sessionNumber ?? caseId} · ${moment(preparedAt)}`,
  );
}

function drawHead(sheet: Sheet, { sessionNumber }: Annex): void {
  sheet.write('DOCKET', sheet.left, sheet.y, 200, { size: 8.5, face: 'strong', color: ACCENT });
  sheet.y += 15;
  sheet.y +=
    sheet.write('Who decided, and on what', sheet.left, sheet.y, 400, { size: 20, face: 'strong' }) + 3;
  const about = `Annex to Didit’s report${sessionNumber === null ? '' : ` of session #${sessionNumber}`}`;
  sheet.y += sheet.write(about, sheet.left, sheet.y, 400, { size: 10, color: QUIET }) + 10;
  sheet.rule(sheet.y);
  sheet.y += 12;
}

function drawCase(sheet: Sheet, annex: Annex): void {
  pair(sheet, 'Customer', annex.fullName ?? 'Name not read');
  pair(sheet, 'Session', annex.caseId);
  pair(sheet, 'Status at Didit', annex.status);
  pair(sheet, 'Prepared', `${moment(annex.preparedAt)}, for ${annex.preparedBy}`);
  sheet.y += 10;
}

function drawDecision(sheet: Sheet, log: string, one: AnnexDecision): void {
  const { decision, receipt } = one;
  const confirmed = decision.state === 'confirmed';
  sheet.need(210);
  sheet.rule(sheet.y);
  sheet.y += 14;
  const top = sheet.y;
  sheet.bar(sheet.left, top + 1, 30, confirmed ? GREEN : QUIET);
  sheet.write(OUTCOME_WORDS[decision.outcome], sheet.left + 12, top, 300, { size: 14, face: 'strong' });
  const state = STATE_WORDS[decision.state];
  sheet.write(state, sheet.left + 12, top + 18, 300, { size: 9, color: confirmed ? GREEN : QUIET });
  sheet.y = top + 42;
  const width = receipt === null ? undefined : sheet.right - sheet.left - LABEL_WIDTH - QR - GAP;
  if (receipt !== null) drawReceipt(sheet, log, one, top);
  if (decision.outcome !== 'hidden') pair(sheet, 'Why', reasonsInWords(one.reasons), width);
  if (decision.note !== null) pair(sheet, 'Note', decision.note, width);
  pair(sheet, 'Decided by', `${decision.maker.name}, ${moment(decision.requestedAt)}`, width);
  pair(sheet, 'Second person', secondPersonInWords(decision), width);
  if (one.sentAt !== null) pair(sheet, 'Sent to Didit', moment(one.sentAt), width);
  if (confirmed && decision.settledAt !== null) pair(sheet, 'Confirmed', moment(decision.settledAt), width);
  pair(sheet, 'Decision', decision.id, width);
  // What follows uses the full width, below the code.
  if (receipt !== null) sheet.y = Math.max(sheet.y, top + QR + 40);
  drawEvidence(sheet, one);
  sheet.y += 12;
}

/** The code, as a picture for a camera and as letters for people. */
function drawReceipt(sheet: Sheet, log: string, { receipt, decision }: AnnexDecision, top: number): void {
  if (receipt === null) return;
  const x = sheet.right - QR;
  sheet.qr(`docket-receipt ${log} ${decision.id} sha256:${receipt.sha256}`, x, top + 2, QR);
  sheet.write('Receipt', x, top + QR + 8, QR, { size: 7.5, color: QUIET });
  sheet.mono(receipt.code, x, top + QR + 19, 8);
}

function drawEvidence(sheet: Sheet, { evidence, seen, unopened, decision }: AnnexDecision): void {
  if (evidence === null && seen.length === 0) return;
  sheet.need(40);
  sheet.y += 4;
  sheet.write('Evidence, by SHA-256', sheet.left, sheet.y, 300, { size: 8, face: 'strong', color: QUIET });
  sheet.y += 14;
  if (evidence !== null) digest(sheet, 'What Didit said', evidence);
  for (const { label, sha256 } of seen) digest(sheet, label, sha256);
  if (unopened > 0) {
    const files = unopened === 1 ? '1 further file was' : `${unopened} further files were`;
    const text = `${files} there and not opened by ${decision.maker.name}.`;
    sheet.need(14);
    sheet.y += sheet.write(text, sheet.left, sheet.y, 495, { size: 8, color: QUIET }) + 2;
  }
}

function drawBypasses(sheet: Sheet, { bypasses }: Annex): void {
  if (bypasses.length === 0) return;
  sheet.need(80);
  sheet.rule(sheet.y);
  sheet.y += 14;
  sheet.write('Decided outside Docket', sheet.left, sheet.y, 400, { size: 14, face: 'strong' });
  sheet.y += 24;
  for (const bypass of bypasses) {
    const { from, to, happenedAt, actor, resolution, note, resolvedBy, resolvedAt } = bypass;
    pair(
      sheet,
      'What happened',
      `${from} became ${to}, by ${actor.name ?? 'somebody unknown'} at Didit, ${moment(happenedAt)}`,
    );
    const end =
      resolution === null || resolvedAt === null
        ? 'Not yet looked into'
        : `${resolution} by ${resolvedBy?.name ?? 'somebody'}, ${moment(resolvedAt)}${note === null ? '' : `: ${note}`}`;
    pair(sheet, 'What came of it', end);
  }
  sheet.y += 8;
}

function drawProof(sheet: Sheet, { log }: Annex): void {
  sheet.need(70);
  sheet.rule(sheet.y);
  sheet.y += 10;
  const text =
    `Each confirmed decision has a receipt, signed by the audit log ${log}. Its code is the beginning of the SHA-256 ` +
    'of what was signed; the picture holds all of it. Whoever has the receipt verifies it with the public key of the ' +
    'log alone, and compares what it says with these pages.';
  sheet.y += sheet.write(text, sheet.left, sheet.y, 495, { size: 8, color: QUIET });
}

function pair(sheet: Sheet, label: string, value: string, width?: number): void {
  const room = width ?? sheet.right - sheet.left - LABEL_WIDTH;
  const height = sheet.heightOf(value, room, { size: 9.5 });
  sheet.need(height + 4);
  sheet.write(label, sheet.left, sheet.y + 0.5, LABEL_WIDTH - 8, { size: 8.5, color: QUIET });
  const written = sheet.write(value, sheet.left + LABEL_WIDTH, sheet.y, room, { size: 9.5, color: INK });
  sheet.y += written + 3.5;
}

function digest(sheet: Sheet, label: string, sha256: string): void {
  sheet.need(14);
  const height = sheet.write(label, sheet.left, sheet.y, 175, { size: 8, color: INK });
  sheet.mono(sha256, sheet.left + 182, sheet.y + 1.5, 8);
  sheet.y += height + 2;
}
