import { CARD, cardHead } from './card.ts';
import type { Page, Printing } from './page.ts';
import { emblem, ground, microtext, rosette, signature, specimenGround, specimenStamp } from './security.ts';
import { printedDate, text } from './theme.ts';

/** Categories of the European licence, with the vehicles they are for. */
const CATEGORIES: readonly (readonly [code: string, vehicle: string])[] = [
  ['AM', 'moped'],
  ['A1', 'motorcycle ≤ 125 cm³'],
  ['A2', 'motorcycle ≤ 35 kW'],
  ['A', 'motorcycle'],
  ['B', 'car ≤ 3 500 kg'],
  ['BE', 'car + trailer'],
  ['C1', 'lorry ≤ 7 500 kg'],
  ['C', 'lorry'],
  ['D', 'bus'],
  ['T', 'tractor'],
];

/** What the numbers on the front mean, printed beside the table. */
const LEGEND = [
  '1. Surname',
  '2. Given names',
  '3. Date, place of birth',
  '4a. Issued  4b. Valid until',
  '4c. Authority',
  '5. Licence number',
  '9. Categories',
  '10. From  11. Until',
  '12. Conditions',
];

/** Left edges of the table's columns, and its right edge. */
const COLUMNS = [330, 420, 720, 935, 1150, 1420] as const;

const held = (printing: Printing): string[] => printing.spec.licenceCategories ?? ['B'];

/** Front with the numbered fields of the European model: 1 surname, 2 given names, 3 birth … 9 categories. */
export function licenceFront(printing: Printing): Page {
  const { spec, theme } = printing;
  let y = 206;
  const rows: string[] = [];
  const row = (number: string, ...values: (string | undefined)[]): void => {
    rows.push(text(520, y, number, { size: 23, fill: theme.deep }));
    for (const value of values) {
      if (!value) continue;
      rows.push(text(584, y, value, { size: 33, weight: 700, max: 640 }));
      y += 40;
    }
    y += 14;
  };
  row('1.', spec.surnameNative, spec.surname.toLocaleUpperCase());
  row('2.', spec.givenNamesNative, spec.givenNames.toLocaleUpperCase());
  row('3.', `${printedDate(spec.birthDate)}   ${spec.placeOfBirth}`);
  row('4a.', printedDate(spec.issueDate));
  rows.push(
    text(860, y - 54, '4c.', { size: 23, fill: theme.deep }),
    text(920, y - 54, spec.authority, { size: 30, weight: 700, max: 480 }),
  );
  row('4b.', printedDate(spec.expiryDate));
  row('5.', spec.documentNumber);
  rows.push(text(520, y + 22, '7.', { size: 23, fill: theme.deep }));
  rows.push(
    text(62, 838, '9.', { size: 23, fill: theme.deep }),
    text(112, 838, held(printing).join(' / '), { size: 36, weight: 700, max: 360 }),
  );
  const below = [
    ground(CARD.width, CARD.height, theme),
    specimenGround(CARD.width, CARD.height, theme.deep),
    cardHead(printing),
    ...rows,
  ].join('');
  const above = [
    `<g opacity=".32">${rosette(446, 690, 110, theme.petals, theme.second, 10)}</g>`,
    signature(590, y + 34, 320, `${spec.givenNames} ${spec.surname}`, spec.seed),
    specimenStamp([1120, 866], { x: 62, y: 184, width: 400 }),
  ].join('');
  return {
    ...CARD,
    below,
    above,
    portrait: { x: 62, y: 184, width: 400 },
    ghost: { x: 1236, y: 470, width: 180 },
  };
}

/** One line of the table: the vehicle, and since when and until when it may be driven. */
function categoryRow(printing: Printing, i: number, y: number, height: number): string {
  const { spec, theme } = printing;
  const [code, vehicle] = CATEGORIES[i] ?? ['', ''];
  const has = held(printing).includes(code);
  const baseline = y + 42;
  return [
    `<rect x="${COLUMNS[0]}" y="${y}" width="1090" height="${height}" fill="${i % 2 ? '#fff' : theme.accent}" opacity=".16"/><path d="M${COLUMNS[0]} ${y}H1420" stroke="${theme.deep}" stroke-width="1.4"/>`,
    text(COLUMNS[0] + 45, baseline, code, { size: 30, weight: 700, anchor: 'middle' }),
    text(COLUMNS[1] + 16, baseline, vehicle, { size: 22, fill: theme.deep }),
    text(COLUMNS[2] + 107, baseline, has ? printedDate(spec.issueDate) : '—', {
      size: 26,
      weight: 700,
      anchor: 'middle',
    }),
    text(COLUMNS[3] + 107, baseline, has ? printedDate(spec.expiryDate) : '—', {
      size: 26,
      weight: 700,
      anchor: 'middle',
    }),
    text(COLUMNS[4] + 135, baseline, has && i > 3 ? '01.01' : '', { size: 24, anchor: 'middle' }),
  ].join('');
}

/** Back with the table of categories: 9 what, 10 since when, 11 until when, 12 under which conditions. */
export function licenceBack(printing: Printing): Page {
  const { spec, theme, state } = printing;
  const top = 96;
  const height = 62;
  const rows = CATEGORIES.map((_, i) => categoryRow(printing, i, top + 44 + i * height, height));
  const bottom = top + 44 + CATEGORIES.length * height;
  const lines = COLUMNS.map(
    (x) => `<path d="M${x} ${top}V${bottom}" stroke="${theme.deep}" stroke-width="1.4"/>`,
  );
  const heads = ['9.', '', '10.', '11.', '12.'].map((head, i) =>
    text((COLUMNS[i] ?? 0) + 14, top + 32, head, { size: 22, fill: theme.deep }),
  );
  const below = [
    ground(CARD.width, CARD.height, theme),
    specimenGround(CARD.width, CARD.height, theme.deep),
    emblem(176, 180, 84, theme, theme.accent),
    text(176, 318, state.english.toUpperCase(), {
      size: 24,
      weight: 700,
      fill: theme.deep,
      anchor: 'middle',
      max: 250,
    }),
    ...LEGEND.map((line, i) => text(50, 380 + i * 34, line, { size: 17, fill: theme.deep, max: 262 })),
    text(50, 740, '5.', { size: 20, fill: theme.deep }),
    text(84, 740, spec.documentNumber, { size: 26, weight: 700, max: 226 }),
    ...rows,
    ...lines,
    ...heads,
    `<path d="M${COLUMNS[0]} ${top}H1420M${COLUMNS[0]} ${bottom}H1420" stroke="${theme.deep}" stroke-width="2"/>`,
    microtext(
      COLUMNS[0],
      bottom + 26,
      1090,
      `${state.english.toUpperCase()} DRIVING LICENCE SPECIMEN`,
      theme.deep,
    ),
  ].join('');
  return { ...CARD, below, above: specimenStamp([1060, 842]) };
}
