import { describe, expect, test } from 'vitest';
import { decisionWith } from '../testing/fixture.ts';
import { readAml } from './read-aml.ts';

function screening(parts: Record<string, unknown>) {
  const [read] = readAml(decisionWith({ aml_screenings: [{ node_id: 'aml', ...parts }] }));
  if (read === undefined) throw new Error('one screening was given');
  return read;
}

function hit(parts: Record<string, unknown>) {
  const [read] = screening({ hits: [parts] }).hits;
  if (read === undefined) throw new Error('one hit was given');
  return read;
}

describe('a screening', () => {
  test.each([null, undefined, []])('that has not run (%s) is none, not one without hits', (block) => {
    expect(readAml(decisionWith({ aml_screenings: block }))).toEqual([]);
  });

  test('without hits is shown as clear with what was screened', () => {
    const screened_data = { full_name: 'Ilse Våge', date_of_birth: '1988-02-29', nationality: 'NO' };
    expect(screening({ status: 'Approved', total_hits: 0, score: 0, screened_data })).toEqual({
      nodeId: 'aml',
      status: 'Approved',
      score: 0,
      totalHits: 0,
      screened: { fullName: 'Ilse Våge', birthDate: '1988-02-29', nationality: 'NO', documentNumber: null },
      hits: [],
    });
  });

  test('without a score has none, which is not a score of zero', () => {
    expect(screening({ score: null }).score).toBeNull();
    expect(screening({}).score).toBeNull();
  });

  test('says how many hits there are even where their list was cut', () => {
    expect(screening({ total_hits: 40, hits: [{ id: 'a' }, { id: 'b' }] }).totalHits).toBe(40);
    expect(screening({ total_hits: null, hits: [{ id: 'a' }, { id: 'b' }] }).totalHits).toBe(2);
  });

  test('keeps every one of very many hits, in Didit’s order', () => {
    const hits = Array.from({ length: 500 }, (_, index) => ({ id: `hit-${index}` }));
    expect(screening({ hits }).hits.map(({ id }) => id)).toEqual(hits.map(({ id }) => id));
  });

  test('of two steps is two, each with its own hits and node', () => {
    const read = readAml(
      decisionWith({
        aml_screenings: [
          { node_id: 'first', status: 'Approved', hits: [] },
          { node_id: 'second', status: 'In Review', hits: [{ id: 'h' }] },
        ],
      }),
    );
    expect(read.map(({ nodeId, status, hits }) => [nodeId, status, hits.length])).toEqual([
      ['first', 'Approved', 0],
      ['second', 'In Review', 1],
    ]);
  });
});

describe('a hit', () => {
  test('of which everything is withheld can still be seen, and is not taken for reviewed', () => {
    expect(hit({})).toEqual({
      id: 'unnamed-1',
      caption: 'Name withheld',
      datasets: [],
      matchScore: null,
      riskScore: null,
      reviewStatus: 'Unknown',
      aliases: [],
      birthDates: [],
      countries: [],
      positions: [],
      lists: [],
      articles: [],
      breakdown: [],
    });
  });

  test('without an id gets one that tells it from its neighbour', () => {
    const ids = screening({ hits: [{}, { id: ' ' }, { id: 'given' }] }).hits.map(({ id }) => id);
    expect(ids).toEqual(['unnamed-1', 'unnamed-2', 'given']);
  });

  test.each(['Unreviewed', 'Confirmed Match', 'False Positive', 'Inconclusive', 'Escalated'])(
    'that Didit calls %s is called so here',
    (review_status) => expect(hit({ review_status }).reviewStatus).toBe(review_status),
  );

  test('is named by its caption, else by the first name of the provider’s record', () => {
    expect(hit({ caption: 'Юрий Ковальчук', properties: { name: ['Other'] } }).caption).toBe(
      'Юрий Ковальчук',
    );
    expect(hit({ caption: '  ', properties: { name: ['', '王小明'] } }).caption).toBe('王小明');
    expect(hit({ caption: null, properties: { name: 'عمر حداد' } }).caption).toBe('عمر حداد');
  });

  test('gathers names, birth dates and positions from the record and from the lists, once each', () => {
    const read = hit({
      properties: { alias: ['Ana'], weakAlias: 'A. Rossi', birthDate: ['1970'], position: 'Senator' },
      pep_matches: [
        { aliases: ['Ana', 'Anita'], date_of_birth: '1970', pep_position: 'Senator' },
        { aliases: [], date_of_birth: '1970-05-01', pep_position: 'Minister' },
      ],
    });
    expect(read.aliases).toEqual(['Ana', 'A. Rossi', 'Anita']);
    expect(read.birthDates).toEqual(['1970', '1970-05-01']);
    expect(read.positions).toEqual(['Senator', 'Minister']);
  });

  test('gathers countries from nationality, citizenship, residence and warnings', () => {
    const read = hit({
      properties: { nationality: 'it', citizenship: ['it', 'sm'], country: null },
      warning_matches: [{ countries: ['ch', 'it'] }, { countries: 'mt' }, { countries: null }],
    });
    expect(read.countries).toEqual(['it', 'sm', 'ch', 'mt']);
  });

  test('survives a record that is not one', () => {
    expect(hit({ properties: null, pep_matches: null, sanction_matches: null }).aliases).toEqual([]);
  });

  test('keeps markup as the text it is', () => {
    const caption = '<img src=x onerror="alert(1)">';
    expect(hit({ caption }).caption).toBe(caption);
  });
});

describe('the lists of a hit', () => {
  test('come by weight: sanctions, enforcement, political exposure', () => {
    const names = hit({
      pep_matches: [{ list_name: 'Register of councillors' }],
      warning_matches: [{ list_name: 'Fined firms' }],
      sanction_matches: [{ list_name: ['Frozen assets'] }],
    }).lists.map(({ name }) => name);
    expect(names).toEqual(['Frozen assets', 'Fined firms', 'Register of councillors']);
  });

  test('without a name say at least which kind they are', () => {
    const names = hit({ pep_matches: [{}], warning_matches: [{}], sanction_matches: [{}] }).lists;
    expect(names).toEqual([
      { name: 'Sanctions list', detail: null, sourceUrl: null },
      { name: 'Warnings and enforcement', detail: null, sourceUrl: null },
      { name: 'Politically exposed persons', detail: null, sourceUrl: null },
    ]);
  });

  test('are named by the list, then by what publishes it', () => {
    const read = hit({
      sanction_matches: [{ list_name: null, sanction_list: ['EU', 'UN'] }],
      warning_matches: [{ list_name: ' ', publisher: 'Market authority' }],
      pep_matches: [{ publisher: 'Parliament' }],
    });
    expect(read.lists.map(({ name }) => name)).toEqual(['EU, UN', 'Market authority', 'Parliament']);
  });

  test('tell program, reason, description and day of listing of a sanction', () => {
    const [list] = hit({
      sanction_matches: [
        { sanction_program: 'PROGRAM-9', reason: 'Arms', description: null, listed_on: ['2021-03-02'] },
      ],
    }).lists;
    expect(list?.detail).toBe('PROGRAM-9 · Arms · listed on 2021-03-02');
  });

  test.each([
    ['https://lists.example.test/1', 'https://lists.example.test/1'],
    ['HTTP://lists.example.test', 'HTTP://lists.example.test'],
    ['javascript:alert(1)', null],
    ['data:text/html,<b>', null],
    ['//lists.example.test', null],
    ['lists.example.test', null],
    [null, null],
  ])('link to %s as %s', (source_url, expected) => {
    const read = hit({
      sanction_matches: [{ source_url }],
      warning_matches: [{ source_url }],
      pep_matches: [{ source_url }],
      adverse_media_matches: [{ source_url }],
    });
    expect([...read.lists, ...read.articles].map(({ sourceUrl }) => sourceUrl)).toEqual(
      Array(4).fill(expected),
    );
  });

  test('do not hold articles, which stand apart and may lack a headline', () => {
    const article = { headline: null, summary: 'Named in a trial', publication_date: '2024-01-31T00:00:00Z' };
    const read = hit({ adverse_media_matches: [article] });
    expect(read.lists).toEqual([]);
    expect(read.articles).toEqual([
      {
        headline: 'Headline withheld',
        summary: 'Named in a trial',
        publishedOn: '2024-01-31T00:00:00Z',
        country: null,
        sourceUrl: null,
      },
    ]);
  });
});

describe('the parts of an identity confidence', () => {
  const parts = (score_breakdown: Record<string, unknown> | null) => hit({ score_breakdown }).breakdown;

  test('show the weight that counted, which is the normalised one where there is one', () => {
    expect(parts({ name_score: 91, name_weight: 60, name_weight_normalized: 75 })).toEqual([
      { attribute: 'Name', score: 91, weight: 75 },
    ]);
    expect(parts({ name_score: 91, name_weight: 60 })).toEqual([
      { attribute: 'Name', score: 91, weight: 60 },
    ]);
  });

  test('keep scores of zero and below, which speak against the match', () => {
    expect(parts({ dob_score: -100, dob_weight: 25, country_score: 0, country_weight: 0 })).toEqual([
      { attribute: 'Date of birth', score: -100, weight: 25 },
      { attribute: 'Country', score: 0, weight: 0 },
    ]);
  });

  test.each([
    ['MATCH', 'Document number: match'],
    ['HARD_MISMATCH', 'Document number: hard mismatch'],
    ['NEUTRAL', 'Document number: neutral'],
  ])('name what the document number did: %s', (document_number_match_type, attribute) => {
    expect(parts({ document_number_match_type })).toEqual([{ attribute, score: null, weight: null }]);
  });

  test('are none where Didit gives none', () => {
    expect(parts(null)).toEqual([]);
    expect(parts({ total_score: 88 })).toEqual([]);
  });
});
