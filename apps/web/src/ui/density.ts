/** Of a row in a table, as the person has set it; the theme knows the pixels. */
export const ROW_HEIGHT = 'var(--docket-row-height)';

/** Looks of the densest rows alone, where what else stands in two lines has one. */
export function inCompactRows<const T extends object>(looks: T) {
  return { ':root[data-density="compact"] &': looks };
}
