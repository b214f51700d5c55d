import * as z from 'zod';
import { endpoint } from './endpoint.ts';

export const THEMES = ['system', 'light', 'dark', 'contrast'] as const;
export const DENSITIES = ['comfortable', 'standard', 'compact'] as const;
export const MOTIONS = ['system', 'reduced'] as const;
/** Where a decision leads once it is handed over. */
export const AFTER_DECISION = ['stay', 'next', 'queue'] as const;
/** How dates are written. A closed list, so that every one of them was looked at in a table. */
export const DATE_LOCALES = [
  'en-GB',
  'en-US',
  'de-DE',
  'es-ES',
  'fr-FR',
  'it-IT',
  'nl-NL',
  'pl-PL',
  'pt-PT',
  'sv-SE',
  'ja-JP',
] as const;

export type Theme = (typeof THEMES)[number];
export type Density = (typeof DENSITIES)[number];
export type Motion = (typeof MOTIONS)[number];
export type AfterDecision = (typeof AFTER_DECISION)[number];
export type DateLocale = (typeof DATE_LOCALES)[number];

/** IANA's name, as far as the computer that checks it knows it. */
const TimeZone = z
  .string()
  .min(1)
  .max(64)
  .refine(isTimeZone, 'is not a time zone')
  .describe('IANA time zone, for example Europe/Madrid');

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** Of a shortcut, for example `approve` or `go.queue`; which there are is known to the pages alone. */
const ShortcutName = z.string().regex(/^[a-z][A-Za-z]{0,39}(\.[a-z][A-Za-z]{0,39})?$/);
/** One character, or `g` and one character. Never Enter, Escape or a modifier: what commits cannot be a slip. */
const ShortcutKey = z.string().regex(/^(g )?\S$/u);
const MOST_KEYS = 100;

const settings = {
  theme: z.enum(THEMES),
  density: z.enum(DENSITIES).describe('Height of rows in tables: 52, 40 or 32 pixels'),
  motion: z.enum(MOTIONS),
  timeZone: TimeZone.nullable().describe('null: that of the browser'),
  dateLocale: z.enum(DATE_LOCALES),
  afterDecision: z.enum(AFTER_DECISION),
  shortcutsOn: z.boolean().describe('false: no single key does anything (WCAG 2.1.4)'),
  keys: z
    .record(ShortcutName, ShortcutKey)
    .refine((keys) => Object.keys(keys).length <= MOST_KEYS, `has more than ${MOST_KEYS} keys`)
    .describe('Shortcuts that were given another key'),
};

export const Preferences = z
  .object({ version: z.int().describe('0: nothing was changed yet'), ...settings })
  .meta({ id: 'Preferences' });
export type Preferences = z.output<typeof Preferences>;
export type PreferenceSettings = Omit<Preferences, 'version'>;

export const DEFAULT_PREFERENCES: Preferences = {
  version: 0,
  theme: 'system',
  density: 'standard',
  motion: 'system',
  timeZone: null,
  dateLocale: 'en-GB',
  afterDecision: 'stay',
  shortcutsOn: true,
  keys: {},
};

export const getPreferences = endpoint({
  method: 'GET',
  url: '/api/me/preferences',
  permission: 'signed-in',
  summary: 'How Docket looks and behaves for you, in every browser',
  success: { 200: z.object({ preferences: Preferences }) },
  problems: [],
});

export const changePreferences = endpoint({
  method: 'PUT',
  url: '/api/me/preferences',
  permission: 'signed-in',
  summary: 'Change how Docket looks and behaves for you',
  headers: z.looseObject({
    'if-match': z
      .string()
      .regex(/^"\d{1,9}"$/)
      .optional()
      .describe('The version of your preferences you saw, in quotes'),
  }),
  body: z.strictObject(settings),
  success: { 200: z.object({ preferences: Preferences }) },
  problems: ['version-mismatch', 'precondition-required'],
});
