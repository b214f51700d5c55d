export const LANGUAGE_NAMES = new Intl.DisplayNames('en', { type: 'language' });

// Languages the e-mail is most often wanted in; Didit documents the full list under "Supported languages".
export const LANGUAGES = [
  'en',
  'de',
  'es',
  'fr',
  'it',
  'nl',
  'pl',
  'pt',
  'ro',
  'ru',
  'tr',
  'uk',
  'ar',
  'zh',
] as const;
