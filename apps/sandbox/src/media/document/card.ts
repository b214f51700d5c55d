import { ocrLine } from './ocr-b.ts';
import { type Page, type Printing, printedField, title } from './page.ts';
import {
  chip,
  chipSign,
  emblem,
  ground,
  microtext,
  rosette,
  signature,
  specimenGround,
  specimenStamp,
} from './security.ts';
import { printedDate, text } from './theme.ts';

/** ID-1, the size of a bank card: 85.6 × 54 mm. */
export const CARD = { width: 1480, height: 934, corner: 54 } as const;

export function cardHead(printing: Printing): string {
  const { theme, state } = printing;
  return [
    `<path d="M0 0H${CARD.width}V108Q${CARD.width * 0.6} 150 ${CARD.width * 0.3} 118T0 128Z" fill="${theme.accent}" opacity=".2"/>`,
    emblem(92, 72, 50, theme, theme.deep),
    text(166, 66, state.local.toLocaleUpperCase(), {
      size: 38,
      weight: 700,
      fill: theme.deep,
      max: 520,
      spacing: 2,
    }),
    state.local === state.english
      ? ''
      : text(166, 98, state.english.toUpperCase(), { size: 21, fill: theme.deep, max: 520, spacing: 2 }),
    title(printing, 1418, 64, 'end', 560),
    microtext(40, 136, CARD.width - 80, `${state.english.toUpperCase()} SPECIMEN`, theme.deep),
  ].join('');
}

/** Front of an identity card or residence permit: portrait, data, signature. */
export function cardFront(printing: Printing): Page {
  const { spec, theme } = printing;
  const [left, right] = [520, 960];
  const permit = spec.kind === 'residence_permit';
  const field = (
    x: number,
    y: number,
    max: number,
    key: Parameters<typeof printedField>[2],
    ...values: (string | undefined)[]
  ) => printedField(printing, { x, y, max, size: 31 }, key, values);
  const below = [
    ground(CARD.width, CARD.height, theme),
    specimenGround(CARD.width, CARD.height, theme.deep),
    cardHead(printing),
    text(1418, 196, spec.documentNumber, { size: 42, weight: 700, fill: '#8c1420', anchor: 'end' }),
    field(left, 188, 560, 'surname', spec.surnameNative, spec.surname.toLocaleUpperCase()),
    field(left, 300, 700, 'givenNames', spec.givenNamesNative, spec.givenNames.toLocaleUpperCase()),
    field(left, 420, 200, 'sex', spec.sex),
    field(left + 170, 420, 250, 'nationality', spec.nationality),
    field(right, 420, 420, 'birthDate', printedDate(spec.birthDate)),
    field(left, 508, 420, 'birthPlace', spec.placeOfBirth),
    field(right, 508, 330, 'expiryDate', printedDate(spec.expiryDate)),
    permit
      ? field(left, 596, 420, 'issueDate', printedDate(spec.issueDate))
      : field(left, 596, 420, 'personalNumber', spec.personalNumber ?? '—'),
    field(left, 684, 400, 'signature'),
    permit ? chipSign(1340, 858, theme.deep) : '',
  ].join('');
  const above = [
    `<g opacity=".32">${rosette(452, 742, 120, theme.petals, theme.second, 10)}</g>`,
    permit ? '' : chip(1270, 238),
    signature(540, 800, 330, `${spec.givenNames} ${spec.surname}`, spec.seed),
    specimenStamp([880, 872], { x: 62, y: 184, width: 408 }),
  ].join('');
  return {
    ...CARD,
    below,
    above,
    portrait: { x: 62, y: 184, width: 408 },
    ghost: { x: 1250, y: 600, width: 170 },
  };
}

/** Back of a card with three lines of machine readable zone (TD1). */
export function cardBack(printing: Printing): Page {
  const { spec, theme, state, mrz } = printing;
  const field = (
    x: number,
    y: number,
    max: number,
    key: Parameters<typeof printedField>[2],
    ...values: (string | undefined)[]
  ) => printedField(printing, { x, y, max, size: 30 }, key, values);
  const bars = Array.from({ length: 96 }, (_, i) => {
    const code = spec.documentNumber.charCodeAt(i % spec.documentNumber.length) * (i + 7);
    return `<rect x="${60 + i * 5.4}" y="424" width="${1.4 + (code % 4)}" height="104" fill="#1a1a1e"/>`;
  });
  const below = [
    ground(CARD.width, CARD.height, theme),
    specimenGround(CARD.width, CARD.height, theme.deep),
    `<rect y="598" width="${CARD.width}" height="336" fill="#fbfaf6" opacity=".85"/>`,
    field(60, 76, 760, 'address', ...(spec.address ?? '—').split(', ').slice(0, 3)),
    field(60, 250, 760, 'authority', spec.authority),
    field(60, 336, 360, 'issueDate', printedDate(spec.issueDate)),
    field(480, 336, 360, 'documentNumber', spec.documentNumber),
    ...bars,
    emblem(1230, 210, 110, theme, theme.accent),
    text(1230, 372, state.local.toLocaleUpperCase(), {
      size: 28,
      weight: 700,
      fill: theme.deep,
      anchor: 'middle',
      max: 420,
    }),
    microtext(
      0,
      594,
      CARD.width,
      `${spec.documentNumber} ${state.english.toUpperCase()} SPECIMEN`,
      theme.accent,
    ),
  ].join('');
  const above = [
    `<g opacity=".4">${rosette(1230, 480, 86, theme.petals + 2, theme.second, 12)}</g>`,
    specimenStamp([900, 512]),
    ...mrz.lines.map((line, i) => ocrLine(line, 70, 652 + i * 86, 1340, '#15151a')),
  ].join('');
  return { ...CARD, below, above };
}
