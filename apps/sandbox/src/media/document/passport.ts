import { ocrLine } from './ocr-b.ts';
import { type Page, type Printing, printedField, title } from './page.ts';
import {
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

const WIDTH = 1500;
const HEIGHT = 1056;

function dataFields(printing: Printing): string {
  const { spec } = printing;
  const [left, right] = [530, 985];
  const field = (
    x: number,
    y: number,
    max: number,
    key: Parameters<typeof printedField>[2],
    ...values: (string | undefined)[]
  ) => printedField(printing, { x, y, max, size: 29 }, key, values);
  return [
    field(left, 190, 620, 'surname', spec.surnameNative, spec.surname.toLocaleUpperCase()),
    field(left, 300, 620, 'givenNames', spec.givenNamesNative, spec.givenNames.toLocaleUpperCase()),
    field(left, 414, 400, 'nationality', spec.nationality),
    field(right, 414, 400, 'personalNumber', spec.personalNumber ?? '—'),
    field(left, 494, 400, 'birthDate', printedDate(spec.birthDate)),
    field(right, 494, 130, 'sex', spec.sex),
    field(left, 574, 440, 'birthPlace', spec.placeOfBirth),
    field(right, 574, 420, 'authority', spec.authority),
    field(left, 654, 400, 'issueDate', printedDate(spec.issueDate)),
    field(left, 734, 400, 'expiryDate', printedDate(spec.expiryDate)),
    field(right, 654, 400, 'signature'),
  ].join('');
}

/** The data page of a passport (TD3). */
export function passportPage(printing: Printing): Page {
  const { spec, theme, state, mrz } = printing;
  const head = [
    `<rect width="${WIDTH}" height="124" fill="${theme.accent}" opacity=".16"/>`,
    emblem(96, 66, 50, theme, theme.deep),
    text(176, 62, state.local.toLocaleUpperCase(), {
      size: 42,
      weight: 700,
      fill: theme.deep,
      max: 560,
      spacing: 2,
    }),
    state.local === state.english
      ? ''
      : text(176, 96, state.english.toUpperCase(), { size: 22, fill: theme.deep, max: 560, spacing: 2 }),
    title(printing, 1210, 60, 'end', 420),
    chipSign(1120 + 290, 34, theme.deep),
    text(1240, 56, spec.issuingState, { size: 32, weight: 700 }),
    microtext(0, 132, WIDTH, `${state.english.toUpperCase()} PASSPORT SPECIMEN`, theme.deep),
  ];
  const band = `<rect y="842" width="${WIDTH}" height="214" fill="#fbfaf6" opacity=".86"/>`;
  const below = [
    ground(WIDTH, HEIGHT, theme),
    specimenGround(WIDTH, HEIGHT, theme.deep),
    ...head,
    band,
    text(1440, 190, spec.documentNumber, { size: 46, weight: 700, fill: '#8c1420', anchor: 'end' }),
    dataFields(printing),
    microtext(0, 838, WIDTH, `${state.english.toUpperCase()} ${spec.documentNumber} SPECIMEN`, theme.accent),
  ].join('');
  const above = [
    `<g opacity=".3">${rosette(470, 700, 130, theme.petals, theme.second, 10)}</g>`,
    signature(1000, 752, 300, `${spec.givenNames} ${spec.surname}`, spec.seed),
    specimenStamp([800, 806], { x: 60, y: 186, width: 424 }),
    ...mrz.lines.map((line, i) => ocrLine(line, 62, 890 + i * 72, 1380, '#15151a')),
  ].join('');
  return {
    width: WIDTH,
    height: HEIGHT,
    corner: 14,
    below,
    above,
    portrait: { x: 60, y: 186, width: 424 },
    ghost: { x: 1270, y: 560, width: 172 },
  };
}
