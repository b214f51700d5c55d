import { photograph } from './document/photo.ts';
import { emblem, microtext } from './document/security.ts';
import { printedDate, type Theme, text, themeOf } from './document/theme.ts';
import { randomFrom } from './random.ts';
import { drawSvg } from './raster.ts';
import type { ProofOfAddressSpec } from './spec.ts';

const WIDTH = 1240;
const HEIGHT = 1660;

const SERVICES = [
  'Electricity, day rate',
  'Electricity, night rate',
  'Gas',
  'Water',
  'Network charge',
  'Metering',
  'Taxes and levies',
];

const BOOKINGS = [
  'Opening balance',
  'Salary',
  'Rent',
  'Supermarket',
  'Insurance',
  'Card payment',
  'Savings transfer',
  'Telephone',
  'Railway ticket',
];

/** Bookings lie in the month before the statement. */
function bookingDay(issueDate: string, index: number): string {
  const month = new Date(`${issueDate.slice(0, 7)}-01T00:00:00Z`);
  month.setUTCMonth(month.getUTCMonth() - 1, 2 + index * 3);
  return printedDate(month.toISOString().slice(0, 10));
}

const money = (amount: number): string => `${amount.toFixed(2).replace('.', ',')} €`;

function letterhead(spec: ProofOfAddressSpec, theme: Theme): string {
  const kind =
    spec.documentType === 'UTILITY_BILL' ? 'Electricity, gas and water' : 'Private and business banking';
  return [
    `<rect width="${WIDTH}" height="18" fill="${theme.accent}"/>`,
    emblem(130, 128, 58, theme, theme.accent),
    text(220, 124, spec.issuer, { size: 44, weight: 700, fill: theme.deep, max: 560 }),
    text(220, 160, kind, { size: 22, fill: theme.accent }),
    text(1160, 106, 'Customer service', { size: 19, fill: '#55585e', anchor: 'end' }),
    text(1160, 134, '0800 000 000', { size: 24, weight: 700, anchor: 'end' }),
    text(1160, 162, 'Monday to Friday, 8–18', { size: 19, fill: '#55585e', anchor: 'end' }),
  ].join('');
}

function table(spec: ProofOfAddressSpec, theme: Theme): string {
  const r = randomFrom('bill', spec.seed);
  const bill = spec.documentType === 'UTILITY_BILL';
  const names = bill ? SERVICES : BOOKINGS;
  let total = 0;
  const rows = names.map((name, i) => {
    const y = 862 + i * 50;
    const credit = bill || i < 2;
    const amount = (credit ? 1 : -1) * r.between(bill ? 8 : 24, bill ? 96 : i < 2 ? 2600 : 420);
    total += amount;
    const detail = bill ? `${Math.round(r.between(12, 480))} units` : bookingDay(spec.issueDate, i);
    return [
      i % 2 ? '' : `<rect x="80" y="${y - 34}" width="1080" height="50" fill="${theme.paper}" opacity=".6"/>`,
      text(100, y, name, { size: 24 }),
      text(700, y, detail, { size: 24, fill: '#4c4f55' }),
      text(1140, y, money(amount), { size: 24, anchor: 'end' }),
    ].join('');
  });
  const end = 862 + names.length * 50;
  return [
    `<rect x="80" y="770" width="1080" height="50" fill="${theme.deep}"/>`,
    text(100, 804, bill ? 'Service' : 'Booking', { size: 22, weight: 700, fill: '#fff' }),
    text(700, 804, bill ? 'Consumption' : 'Date', { size: 22, weight: 700, fill: '#fff' }),
    text(1140, 804, 'Amount', { size: 22, weight: 700, fill: '#fff', anchor: 'end' }),
    ...rows,
    `<path d="M80 ${end - 26}H1160" stroke="${theme.deep}" stroke-width="3"/>`,
    text(100, end + 20, bill ? 'Total due' : 'Closing balance', { size: 28, weight: 700 }),
    text(1140, end + 20, money(total), { size: 28, weight: 700, anchor: 'end' }),
  ].join('');
}

/** The words that keep anybody from taking the letter for a real one. */
function specimenMarks(theme: Theme): string {
  const words = Array.from({ length: 5 }, (_, i) =>
    text(60, 330 + i * 300, 'SPECIMEN     SPECIMEN     SPECIMEN', {
      size: 78,
      weight: 700,
      fill: theme.deep,
      spacing: 10,
    }),
  );
  return [
    `<g opacity=".06" transform="rotate(-32 620 830)">${words.join('')}</g>`,
    `<g transform="rotate(-8 960 560)" opacity=".7"><rect x="800" y="512" width="320" height="76" rx="9" fill="none" stroke="#b3202c" stroke-width="5"/>${text(960, 567, 'SPECIMEN', { size: 46, weight: 700, fill: '#b3202c', anchor: 'middle', spacing: 6 })}</g>`,
  ].join('');
}

/** A letter with the holder's address: utility bill or bank statement, photographed on a table. */
export async function renderProofOfAddress(spec: ProofOfAddressSpec): Promise<Buffer> {
  const theme = themeOf(spec.issuer, spec.documentType);
  const bill = spec.documentType === 'UTILITY_BILL';
  const facts: readonly (readonly [string, string])[] = [
    ['Date', printedDate(spec.issueDate)],
    [bill ? 'Customer no.' : 'Account', spec.accountNumber],
    ['Page', '1 / 1'],
  ];
  const content = [
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fdfdfb"/><path d="M0 553H${WIDTH}M0 1106H${WIDTH}" stroke="#000" stroke-width="2" opacity=".06"/>`,
    letterhead(spec, theme),
    text(100, 292, `${spec.issuer} · Specimen Street 1`, { size: 16, fill: '#6a6d73', max: 520 }),
    ...[spec.fullName, ...spec.addressLines].map((line, i) =>
      text(100, 340 + i * 40, line, { size: 30, max: 600 }),
    ),
    ...facts.map(
      ([name, value], i) =>
        text(780, 340 + i * 40, name, { size: 23, fill: '#55585e' }) +
        text(1160, 340 + i * 40, value, { size: 23, weight: 700, anchor: 'end', max: 240 }),
    ),
    text(100, 620, bill ? 'Your statement of consumption' : 'Statement of account', {
      size: 38,
      weight: 700,
      fill: theme.deep,
    }),
    text(
      100,
      672,
      bill
        ? 'Thank you for your custom. This is what you used in the last quarter.'
        : 'All bookings since the last statement. Please check them and tell us of errors.',
      { size: 23, fill: '#3a3c41' },
    ),
    text(
      100,
      706,
      bill ? 'Service address: the address above.' : 'The account is kept at the address above.',
      { size: 23, fill: '#3a3c41' },
    ),
    table(spec, theme),
    microtext(80, 1500, 1080, `${spec.issuer.toUpperCase()} SPECIMEN`, theme.accent),
    text(
      620,
      1560,
      `${spec.issuer} · registered under no. 000 000 · this letter is valid without a signature`,
      { size: 18, fill: '#6a6d73', anchor: 'middle', max: 1060 },
    ),
    specimenMarks(theme),
  ].join('');
  const page = drawSvg(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">${content}</svg>`,
  );
  return photograph(page, [], spec.seed);
}
