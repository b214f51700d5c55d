import type { Look, Query } from './many/ask-cases.ts';
import { comparePages } from './many/compare-pages.ts';

/** Finding one case among many, by what people type: whole and in part, in every script, what is everywhere and nowhere. */
const typed = (...words: string[]): Query[] => words.map((q) => ({ q }));
const looks: readonly Look[] = [
  { name: 'a full name', queries: typed('Björn Großmannov', 'Priyanka Iyer', 'Siân Llewellyn') },
  { name: 'part of a name', queries: typed('grossm', 'cholmond', 'raghu') },
  { name: 'three letters', queries: typed('mül', 'oko', 'zyn') },
  { name: 'two letters', queries: typed('ju', 'ko', 'qu') },
  { name: 'one letter', queries: typed('k', 'ż') },
  { name: 'letters of a common name', queries: typed('smith') },
  { name: 'two beginnings', queries: typed('an mul', 'tu ok') },
  { name: 'Cyrillic', queries: typed('Щербина', 'наталія ковал') },
  { name: 'Cyrillic in Latin letters', queries: typed('shevchenko', 'iaroslava') },
  { name: 'Chinese', queries: typed('欧阳', '李小龙', '雪') },
  { name: 'Arabic', queries: typed('نورة', 'العلوي') },
  { name: 'a session number', queries: typed('#4711', '815') },
  { name: 'a customer id', queries: typed('cust-000zz', 'cust-001a7') },
  { name: 'part of a document number', queries: typed('d0471', 'p881') },
  { name: 'what every case has', queries: typed('cust') },
  { name: 'nobody', queries: typed('zzyzx', 'nobody of that name') },
  { name: 'a name, In Review', queries: typed('müller').map((query) => ({ ...query, status: 'In Review' })) },
  { name: 'a name, newest', queries: typed('smith', 'li').map((query) => ({ ...query, sort: '-created' })) },
  {
    name: 'a name and filters',
    queries: typed('kow').map((query) => ({ ...query, country: 'POL', status: 'Approved' })),
  },
];

await comparePages(looks, { p95Ms: 100 });
