import type { DocumentSpec, Mrz } from '../spec.ts';
import { type LabelKey, labelsFor, stateOf } from './labels.ts';
import { type Theme, text, themeOf } from './theme.ts';

/** A flat page before it is photographed: what is printed below and above the holder's portrait. */
export interface Page {
  width: number;
  height: number;
  /** Corner radius; cards are round, a passport's page nearly square. */
  corner: number;
  below: string;
  above: string;
  portrait?: Box;
  ghost?: Box;
}

export interface Box {
  x: number;
  y: number;
  width: number;
}

/** What every layout needs: the spec with its state, look and words. */
export interface Printing {
  spec: DocumentSpec;
  theme: Theme;
  state: { english: string; local: string };
  label: (key: LabelKey) => { english: string; local: string };
  mrz: Mrz;
}

export function printingOf(spec: DocumentSpec, mrz: Mrz): Printing {
  const state = stateOf(spec.issuingState);
  return { spec, mrz, state, theme: themeOf(spec.issuingState, spec.kind), label: labelsFor(state.language) };
}

/** Label above, value below; both languages when they differ. */
export function printedField(
  printing: Printing,
  at: { x: number; y: number; max: number; size?: number },
  key: LabelKey,
  values: readonly (string | undefined)[],
): string {
  const { local, english } = printing.label(key);
  const size = at.size ?? 30;
  const parts = [text(at.x, at.y, english, { size: 16.5, fill: printing.theme.deep, max: at.max * 0.55 })];
  if (local !== english) {
    const indent = at.x + Math.min(at.max * 0.55, english.length * 8) + 12;
    parts.push(
      text(indent, at.y, `/ ${local}`.replace(/^\/ (?=\p{Script=Arabic})/u, ''), {
        size: 16.5,
        fill: printing.theme.deep,
        italic: true,
        max: at.max * 0.6,
      }),
    );
  }
  const shown = values.filter((value): value is string => value !== undefined && value !== '');
  for (const [index, value] of shown.entries()) {
    parts.push(text(at.x, at.y + (size + 3) * (index + 1) - 1, value, { size, weight: 700, max: at.max }));
  }
  return parts.join('');
}

/** The documents' two-language title. */
export function title(
  printing: Printing,
  x: number,
  y: number,
  anchor: 'start' | 'end',
  max: number,
): string {
  const { local, english } = printing.label(printing.spec.kind);
  const fill = printing.theme.deep;
  const first = text(x, y, local.toLocaleUpperCase(), { size: 36, weight: 700, fill, anchor, max });
  if (local === english) return first;
  return first + text(x, y + 28, english.toUpperCase(), { size: 20, fill, anchor, max });
}
