import type { MrzCheck } from '@docket/contracts';

/** Where a check digit stands and what it protects; rows and columns count from 0, the end is exclusive. */
type Span = readonly [row: number, from: number, to: number];
type Digit = {
  field: string;
  at: readonly [row: number, column: number];
  over: readonly Span[];
  optional?: boolean;
};

const WEIGHTS = [7, 3, 1];

// Positions from ICAO Doc 9303, parts 4 (TD3), 5 (TD1), 6 (TD2) and 7 (visas).
const TD3_DATA: readonly Digit[] = [
  { field: 'Document number', at: [1, 9], over: [[1, 0, 9]] },
  { field: 'Date of birth', at: [1, 19], over: [[1, 13, 19]] },
  { field: 'Date of expiry', at: [1, 27], over: [[1, 21, 27]] },
];

const LAYOUTS = {
  TD1: [
    { field: 'Document number', at: [0, 14], over: [[0, 5, 14]] },
    { field: 'Date of birth', at: [1, 6], over: [[1, 0, 6]] },
    { field: 'Date of expiry', at: [1, 14], over: [[1, 8, 14]] },
    {
      field: 'Whole zone',
      at: [1, 29],
      over: [
        [0, 5, 30],
        [1, 0, 7],
        [1, 8, 15],
        [1, 18, 29],
      ],
    },
  ],
  TD2: [
    ...TD3_DATA,
    {
      field: 'Whole zone',
      at: [1, 35],
      over: [
        [1, 0, 10],
        [1, 13, 20],
        [1, 21, 35],
      ],
    },
  ],
  TD3: [
    ...TD3_DATA,
    { field: 'Personal number', at: [1, 42], over: [[1, 28, 42]], optional: true },
    {
      field: 'Whole zone',
      at: [1, 43],
      over: [
        [1, 0, 10],
        [1, 13, 20],
        [1, 21, 43],
      ],
    },
  ],
  // Visas protect no optional data and have no digit over the whole zone.
  visa: TD3_DATA,
  // French identity cards up to 2021 have the size of TD2 and an order of their own.
  frenchCard: [
    { field: 'Document number', at: [1, 12], over: [[1, 0, 12]] },
    { field: 'Date of birth', at: [1, 33], over: [[1, 27, 33]] },
    {
      field: 'Whole zone',
      at: [1, 35],
      over: [
        [0, 0, 36],
        [1, 0, 35],
      ],
    },
  ],
} satisfies Record<string, readonly Digit[]>;

/** The lines of a machine-readable zone, also when they arrive as one run of 72, 88 or 90 characters. */
export function mrzLines(zone: string): string[] {
  const lines = zone
    .split(/\r?\n/)
    .map((line) => line.replace(/\s/g, '').toUpperCase())
    .filter((line) => line !== '');
  const only = lines[0];
  if (only === undefined || lines.length > 1) return lines;
  const width = { 72: 36, 88: 44, 90: 30 }[only.length];
  return width === undefined ? lines : (only.match(new RegExp(`.{${width}}`, 'g')) ?? lines);
}

/** Whether the name fills its place to the last character, so that parts of it may be missing. */
export function isNameCut(lines: readonly string[]): boolean {
  const layout = layoutOf(lines);
  const nameLine = layout === 'TD1' ? lines[2] : lines[0];
  return layout !== null && nameLine !== undefined && !nameLine.endsWith('<');
}

/**
 * Computes every check digit of a machine-readable zone anew. Empty when the lines have no known form: nothing
 * is claimed about a zone that cannot be read. Source: ICAO Doc 9303-3, section 4.9
 */
export function checkMrz(lines: readonly string[]): MrzCheck[] {
  const layout = layoutOf(lines);
  if (layout === null) return [];
  const digits: readonly Digit[] = LAYOUTS[layout];
  return digits.map((digit) => checkDigitOf(lines, longNumber(lines, layout, digit) ?? digit));
}

function layoutOf(lines: readonly string[]): keyof typeof LAYOUTS | null {
  const shape = lines.map((line) => line.length).join('+');
  const first = lines[0] ?? '';
  if (shape === '30+30+30') return 'TD1';
  if (shape === '36+36')
    return first.startsWith('IDFRA') ? 'frenchCard' : first.startsWith('V') ? 'visa' : 'TD2';
  if (shape === '44+44') return first.startsWith('V') ? 'visa' : 'TD3';
  return null;
}

/**
 * A number of more than nine characters leaves its digit's place empty, goes on in the optional data and has its
 * digit there. Source: ICAO Doc 9303-5 and 9303-6, notes on the data elements of the document number
 */
function longNumber(lines: readonly string[], layout: string, digit: Digit): Digit | null {
  const [row, column] = digit.at;
  const start = { TD1: 15, TD2: 28 }[layout];
  if (digit.field !== 'Document number' || start === undefined || lines[row]?.[column] !== '<') return null;
  const optional = lines[row]?.slice(start, layout === 'TD2' ? 35 : 30) ?? '';
  const length = optional.indexOf('<');
  const end = start + (length < 0 ? optional.length : length) - 1;
  if (end <= start) return null;
  return { ...digit, at: [row, end], over: [...digit.over, [row, start, end]] };
}

function checkDigitOf(lines: readonly string[], digit: Digit): MrzCheck {
  const printed = lines[digit.at[0]]?.[digit.at[1]] ?? '';
  const data = digit.over.map(([row, from, to]) => lines[row]?.slice(from, to) ?? '').join('');
  const computed = checkDigit(data);
  // Where there is no personal number, its digit may be 0 or be left out.
  const leftOut = digit.optional === true && printed === '<' && /^<*$/.test(data);
  return { field: digit.field, printed, computed, ok: leftOut || printed === computed };
}

/** Weighted sum modulo 10 over 0–9, A=10 … Z=35 and filler=0; "?" when a character cannot stand in the zone. */
export function checkDigit(data: string): string {
  if (!/^[0-9A-Z<]*$/.test(data)) return '?';
  let sum = 0;
  for (const [index, character] of [...data].entries()) {
    const value = character === '<' ? 0 : Number.parseInt(character, 36);
    sum += value * (WEIGHTS[index % WEIGHTS.length] ?? 0);
  }
  return String(sum % 10);
}
