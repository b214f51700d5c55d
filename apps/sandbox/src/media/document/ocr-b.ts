/**
 * The monospaced machine-readable lettering, drawn with a round pen of even width like ISO 1073-2 letters.
 * Each sign is a path on a cell 10 wide and 14 high.
 */
const SIGNS: Record<string, string> = {
  '0': 'M5 0C2 0 1 3 1 7S2 14 5 14S9 11 9 7S8 0 5 0Z',
  '1': 'M2 3L5.5 0V14M2 14H9',
  '2': 'M1.5 3C2 1 3.5 0 5 0C7.5 0 9 1.8 9 4C9 7 5 9 1.5 14H9',
  '3': 'M1.5 0H8.5L4.5 5.5C7.5 5.5 9 7.3 9 9.7C9 12.3 7.2 14 5 14C3 14 1.7 13 1 11.5',
  '4': 'M6 0L1 10H9.3M7 6.5V14',
  '5': 'M8.5 0H2.3L2 6.2C3 5.4 4 5.2 5 5.2C7.4 5.2 9 7 9 9.5C9 12.2 7.3 14 4.8 14C3 14 1.7 13.2 1 12',
  '6': 'M7.5 0C4 2 1 5.5 1 9.5C1 12.3 2.7 14 5 14S9 12.3 9 9.7S7.3 5.6 5 5.6C3 5.6 1.5 7 1.1 9',
  '7': 'M1 0H9C7 4 4.5 8 4 14',
  '8': 'M5 6.4C3 6.4 1.7 5.2 1.7 3.3S3 0 5 0S8.3 1.3 8.3 3.3S7 6.4 5 6.4C2.6 6.4 1 8 1 10.2S2.6 14 5 14S9 12.4 9 10.2S7.4 6.4 5 6.4',
  '9': 'M2.5 14C6 12 9 8.5 9 4.5C9 1.7 7.3 0 5 0S1 1.7 1 4.3S2.7 8.4 5 8.4C7 8.4 8.5 7 8.9 5',
  A: 'M.5 14L5 0L9.5 14M2.2 9H7.8',
  B: 'M1.5 0V14H5.2C7.6 14 9.2 12.6 9.2 10.2S7.6 6.6 5.2 6.6H1.5M5 6.6C7 6.6 8.3 5.3 8.3 3.3S7 0 5 0H1.5',
  C: 'M9 2C8.2 .7 7 0 5.6 0C2.8 0 1 3 1 7S2.8 14 5.6 14C7 14 8.2 13.3 9 12',
  D: 'M1.5 0V14H4C7.3 14 9.2 11.3 9.2 7S7.3 0 4 0Z',
  E: 'M8.5 0H1.5V14H8.8M1.5 6.7H7.5',
  F: 'M8.8 0H1.8V14M1.8 6.7H7.6',
  G: 'M8.8 2C8 .7 7 0 5.6 0C2.8 0 1 3 1 7S2.8 14 5.6 14C7 14 8.2 13.5 9 12.8V7.5H5.8',
  H: 'M1.3 0V14M8.7 0V14M1.3 6.7H8.7',
  I: 'M2 0H8M5 0V14M2 14H8',
  J: 'M3.5 0H8V10C8 12.5 6.6 14 4.5 14C2.8 14 1.6 13.2 1 11.8',
  K: 'M1.5 0V14M8.8 0L1.6 8M4.2 5.3L9.2 14',
  L: 'M1.8 0V14H9',
  M: 'M.9 14V0L5 7.5L9.1 0V14',
  N: 'M1.3 14V0L8.7 14V0',
  O: 'M5 0C1.6 0 .4 3 .4 7S1.6 14 5 14S9.6 11 9.6 7S8.4 0 5 0Z',
  P: 'M1.6 14V0H5.2C7.6 0 9 1.6 9 4S7.6 8 5.2 8H1.6',
  Q: 'M5 0C1.6 0 .4 3 .4 7S1.6 14 5 14S9.6 11 9.6 7S8.4 0 5 0ZM5.6 9.5L9.4 14.4',
  R: 'M1.6 14V0H5.2C7.6 0 9 1.6 9 4S7.6 8 5.2 8H1.6M5 8L9.2 14',
  S: 'M8.6 2C7.8 .7 6.6 0 5 0C2.8 0 1.3 1.4 1.3 3.4C1.3 8 9 5.5 9 10.4C9 12.6 7.3 14 5 14C3.2 14 1.8 13.2 1 11.7',
  T: 'M.8 0H9.2M5 0V14',
  U: 'M1.2 0V9C1.2 12.2 2.6 14 5 14S8.8 12.2 8.8 9V0',
  V: 'M.7 0L5 14L9.3 0',
  W: 'M.5 0L2.4 14L5 5.5L7.6 14L9.5 0',
  X: 'M.9 0L9.1 14M9.1 0L.9 14',
  Y: 'M.7 0L5 6.8L9.3 0M5 6.8V14',
  Z: 'M1 0H9L1 14H9.2',
  '<': 'M9 2.2L1.5 7L9 11.8',
};

/** Every sign that a machine readable zone may contain. */
export const OCR_SIGNS: ReadonlySet<string> = new Set(Object.keys(SIGNS));

/** One line in machine lettering, `width` pixels from the first cell to the end of the last. */
export function ocrLine(line: string, x: number, y: number, width: number, ink: string): string {
  const advance = width / line.length;
  const size = (advance * 0.74) / 10;
  const signs = [...line].map((sign, i) => {
    const place = `translate(${(x + i * advance + advance * 0.13).toFixed(2)} ${y.toFixed(2)}) scale(${size.toFixed(4)})`;
    return `<path transform="${place}" d="${SIGNS[sign] ?? ''}"/>`;
  });
  return `<g fill="none" stroke="${ink}" stroke-width="1.55" stroke-linecap="round" stroke-linejoin="round">${signs.join('')}</g>`;
}
