/** Of a row in a table, as the person has set it; the theme knows the pixels. */
export const ROW_HEIGHT = 'var(--docket-row-height)';

/**
 * Looks of the densest rows alone, where what else stands in two lines has one. Emotion puts the class before a
 * selector that begins with a colon even where it names its place with &: hence no `:root`.
 */
export function inCompactRows<const T extends object>(looks: T) {
  return { '[data-density="compact"] &': looks };
}
