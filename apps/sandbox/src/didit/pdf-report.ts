import PDFDocument from 'pdfkit';
import { isoMicros } from '../clock.ts';
import type { Sandbox } from '../context.ts';
import type { Json } from '../json.ts';
import { isObject } from '../json.ts';
import { fontFile } from '../media/fonts.ts';
import type { Painter } from '../media-painter.ts';
import type { FeatureItem, SessionRecord } from '../records.ts';
import { FEATURES, itemOfNode } from './features.ts';
import { fullName } from './session-row.ts';

const MARGIN = 50;
const INK = '#1b2330';
const QUIET = '#5b6676';
const LINE = '#d5dae2';

type Pdf = InstanceType<typeof PDFDocument>;

/** The report of a session: status, one section per step with its warnings, pictures, activity and timeline. */
export async function pdfReport(sandbox: Sandbox, painter: Painter, session: SessionRecord): Promise<Buffer> {
  const pdf = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    bufferPages: true,
    info: { Title: `Session ${session.number}` },
  });
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => {
    pdf.on('end', resolve);
    pdf.on('error', reject);
  });
  summary(pdf, session);
  for (const node of session.nodes) {
    const item = itemOfNode(session.blocks, node);
    if (item !== null) feature(pdf, FEATURES[node.feature].display, item);
  }
  await pictures(pdf, painter, session);
  activity(pdf, session);
  pageNumbers(pdf, `Session ${session.number} · generated ${isoMicros(sandbox.clock.now())}`);
  pdf.end();
  await ended;
  return Buffer.concat(chunks);
}

function summary(pdf: Pdf, session: SessionRecord): void {
  write(pdf, 'Verification report', 22);
  write(pdf, `${fullName(session) ?? 'Unknown person'} – ${session.status}`, 14);
  pdf.moveDown();
  pair(pdf, 'Session', session.id);
  pair(pdf, 'Session number', String(session.number));
  pair(pdf, 'Workflow', `${session.workflowId}, version ${session.workflowVersion}`);
  pair(pdf, 'Vendor data', session.vendorData ?? '–');
  pair(pdf, 'Created', session.createdAt);
  pair(pdf, 'Environment', 'sandbox');
}

function feature(pdf: Pdf, title: string, item: FeatureItem): void {
  heading(pdf, `${title} – ${item.status}`);
  for (const warning of item.warnings ?? []) {
    pair(
      pdf,
      `${warning.log_type}: ${warning.risk}`,
      `${warning.short_description}. ${warning.long_description}`,
    );
  }
  for (const [key, value] of Object.entries(item)) {
    if (['node_id', 'status', 'warnings'].includes(key)) continue;
    const text = plain(value);
    if (text !== null) pair(pdf, key.replaceAll('_', ' '), text);
  }
  if (Array.isArray(item.hits)) for (const hit of item.hits) amlHit(pdf, hit);
}

function amlHit(pdf: Pdf, hit: Json): void {
  if (!isObject(hit)) return;
  const lists = Array.isArray(hit.datasets) ? hit.datasets.join(', ') : '';
  const scores = `match ${String(hit.match_score)}, risk ${String(hit.risk_score)}`;
  pair(pdf, 'hit', `${String(hit.caption)} – ${lists} – ${scores} – ${String(hit.review_status)}`);
}

/** Only what reads well on paper: short leaves and the name and MRZ objects; links would be dead by tomorrow. */
function plain(value: Json): string | null {
  if (typeof value === 'string') return value.startsWith('media:') || value === '' ? null : value;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (!isObject(value)) return null;
  if (typeof value.mrz_string === 'string') return value.mrz_string;
  const leaves = Object.entries(value).filter(
    ([, leaf]) => typeof leaf === 'string' || typeof leaf === 'number',
  );
  return leaves.length === 0
    ? null
    : leaves.map(([key, leaf]) => `${key.replaceAll('_', ' ')}: ${String(leaf)}`).join('; ');
}

async function pictures(pdf: Pdf, painter: Painter, session: SessionRecord): Promise<void> {
  const entries = Object.entries(session.media);
  if (entries.length === 0) return;
  pdf.addPage();
  heading(pdf, 'Pictures');
  const width = (pdf.page.width - 2 * MARGIN - 20) / 2;
  const height = 195;
  for (const [index, [file, entry]] of entries.entries()) {
    if (index > 0 && index % 6 === 0) pdf.addPage();
    const place = index % 6;
    const x = MARGIN + (place % 2) * (width + 20);
    const y = MARGIN + 40 + Math.floor(place / 2) * (height + 30);
    pdf.image(await painter.paint(entry.source), x, y, {
      fit: [width, height],
      align: 'center',
      valign: 'center',
    });
    pdf
      .font('Helvetica')
      .fontSize(9)
      .fillColor(QUIET)
      .text(file, x, y + height + 4, { width, align: 'center' });
  }
}

function activity(pdf: Pdf, session: SessionRecord): void {
  pdf.addPage();
  heading(pdf, 'Review activity');
  if (session.reviews.length === 0) write(pdf, 'No activity.', 10);
  for (const review of session.reviews) {
    const change =
      review.new_status === null
        ? review.activity_type
        : `${review.previous_status ?? '–'} → ${review.new_status}`;
    pair(
      pdf,
      review.created_at,
      `${review.actor_display}: ${change}${review.comment === null ? '' : ` – ${review.comment}`}`,
    );
  }
  heading(pdf, 'Timeline');
  for (const event of session.events)
    pair(pdf, event.timestamp, event.type.replaceAll('_', ' ').toLowerCase());
}

function heading(pdf: Pdf, text: string): void {
  if (pdf.y > pdf.page.height - 150) pdf.addPage();
  pdf.moveDown(0.8);
  pdf
    .moveTo(MARGIN, pdf.y)
    .lineTo(pdf.page.width - MARGIN, pdf.y)
    .strokeColor(LINE)
    .stroke();
  pdf.moveDown(0.5);
  write(pdf, text, 13);
  pdf.moveDown(0.3);
}

function pair(pdf: Pdf, key: string, value: string): void {
  if (pdf.y > pdf.page.height - MARGIN - 30) pdf.addPage();
  const top = pdf.y;
  pdf.fillColor(QUIET).fontSize(9).font('Helvetica').text(key, MARGIN, top, { width: 150 });
  const afterKey = pdf.y;
  useFont(pdf, value)
    .fillColor(INK)
    .fontSize(10)
    .text(value, MARGIN + 160, top, { width: pdf.page.width - 2 * MARGIN - 160 });
  pdf.y = Math.max(pdf.y, afterKey) + 3;
  pdf.x = MARGIN;
}

function write(pdf: Pdf, text: string, size: number): void {
  useFont(pdf, text).fillColor(INK).fontSize(size).text(text, MARGIN, pdf.y);
}

/** One embedded font per script; a line that mixes scripts takes the rarer one's. */
function useFont(pdf: Pdf, text: string): Pdf {
  if (/\p{Script=Han}/u.test(text)) return pdf.font(fontFile('ZCOOL XiaoWei'));
  if (/\p{Script=Arabic}/u.test(text)) return pdf.font(fontFile('Noto Naskh Arabic'));
  return pdf.font(fontFile('PT Sans'));
}

function pageNumbers(pdf: Pdf, footer: string): void {
  const { count } = pdf.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    pdf.switchToPage(page);
    // Below the margin pdfkit would start a new page, so the margin steps aside for the footer.
    pdf.page.margins.bottom = 0;
    pdf.font('Helvetica').fontSize(8).fillColor(QUIET);
    pdf.text(`${footer.replace('·', '-')} - page ${page + 1} of ${count}`, MARGIN, pdf.page.height - 32, {
      lineBreak: false,
    });
  }
}
