import type { Sandbox } from '../../context.ts';
import { sessionUrl } from '../../didit/decision.ts';
import { fullName } from '../../didit/session-row.ts';
import type { Markup } from '../../html.ts';
import { html } from '../../html.ts';
import type { DeliveryRecord, SessionRecord } from '../../records.ts';
import { warningsOf } from '../../records.ts';
import { scenarioOf } from '../../scenarios/catalogue.ts';
import { MAGIC_SLUGS, magicValuesOf } from '../../scenarios/magic-values.ts';
import type { Cell } from './lever.ts';
import { rowButton, table } from './lever.ts';

const ROWS = 60;
const SESSION_ROWS = 200;

/** What happened: sessions, effects, deliveries, and the mail that would have been sent. */
export function records(sandbox: Sandbox): Markup[] {
  const { store } = sandbox;
  const sessions = store.sessions.all().sort((a, b) => b.number - a.number);
  const deliveries = store.deliveries.all().sort((a, b) => b.number - a.number);
  const mails = store.mails.all().sort((a, b) => b.number - a.number);
  return [
    table(
      'list',
      `Newest sessions (${sessions.length} in all)`,
      ['No.', 'Person', 'Status', 'Warnings', 'Customer', 'Created', 'Page'],
      sessions.slice(0, SESSION_ROWS).map((session) => sessionCells(sandbox, session)),
    ),
    table(
      'ledger',
      'Applied effects',
      ['Seq', 'When', 'What', 'Session', 'From', 'To', 'By', 'Comment'],
      store
        .ledger()
        .toReversed()
        .slice(0, ROWS)
        .map((entry) => [
          entry.seq,
          minute(entry.at),
          entry.kind.replaceAll('_', ' '),
          numberOf(sandbox, entry.session_id),
          entry.from,
          entry.to,
          entry.actor,
          entry.comment,
        ]),
    ),
    table(
      'deliveries',
      'Webhook deliveries',
      ['No.', 'Event', 'Status told', 'Session', 'State', 'Answers', 'Again'],
      deliveries.slice(0, ROWS).map((delivery) => deliveryCells(sandbox, delivery)),
    ),
    table(
      'mail',
      'Mail that Didit would have sent',
      ['When', 'To', 'Subject', 'Code'],
      mails.slice(0, ROWS).map((mail) => [minute(mail.at), mail.to, mail.subject, mail.code]),
    ),
    table(
      'keys',
      'Named keys',
      ['Label', 'Key', 'Rights', 'Until', 'Revoke'],
      store.keys.all().map((key) => [
        key.label,
        key.key,
        Object.entries(key.scopes)
          .flatMap(([name, level]) => (level === 'none' ? [] : [`${name} ${level}`]))
          .join(', '),
        key.expiresAt,
        rowButton('key-revoke', 'key', key.id, 'Revoke', key.label),
      ]),
    ),
    magicTable(),
  ];
}

function magicTable(): Markup {
  const rows = MAGIC_SLUGS.map((slug): Cell[] => {
    const { outcome, title } = scenarioOf(slug);
    const magic = magicValuesOf(slug);
    return [
      `${outcome}: ${title}`,
      magic?.email ?? null,
      magic?.phone ?? null,
      magic?.document_number ?? null,
    ];
  });
  return table('magic', 'Magic values', ['Outcome', 'E-mail', 'Phone', 'Document number'], rows);
}

function deliveryCells(sandbox: Sandbox, delivery: DeliveryRecord): Cell[] {
  const answers = delivery.attempts.map((attempt) => attempt.status ?? attempt.error).join(', ');
  return [
    delivery.number,
    delivery.webhookType + (delivery.tamper === undefined ? '' : ` (${delivery.tamper})`),
    delivery.sessionStatus,
    numberOf(sandbox, delivery.sessionId),
    delivery.state,
    answers,
    rowButton('webhook-copy', 'delivery', delivery.id, 'Send again', `delivery ${delivery.number}`),
  ];
}

const COLOURS: Record<string, string> = { Approved: 'good', Declined: 'bad', 'In Review': 'busy' };

function sessionCells(sandbox: Sandbox, session: SessionRecord): Cell[] {
  const risks = warningsOf(session.blocks)
    .filter((warning) => warning.log_type !== 'information')
    .map((warning) => warning.risk);
  const status = session.deletedAt === null ? session.status : `${session.status} (deleted)`;
  return [
    session.number,
    fullName(session) ?? '–',
    html`<span class="status ${COLOURS[session.status] ?? ''}">${status}</span>`,
    risks.join(', '),
    session.vendorData,
    minute(session.createdAt),
    html`<a href="${new URL(sessionUrl(sandbox, session)).pathname}">open<span class="off"> page of session ${session.number}</span></a>`,
  ];
}

/** People read numbers; what has no session of ours keeps its id. */
function numberOf(sandbox: Sandbox, sessionId: string | null): string | number | null {
  return sandbox.store.sessions.get(sessionId ?? '')?.number ?? sessionId;
}

function minute(at: string): string {
  return at.slice(0, 19).replace('T', ' ');
}
