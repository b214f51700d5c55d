import { describe, expect, test } from 'vitest';
import { findLines, rawLines } from './raw-lines.ts';

const value = { status: 'In Review', list: [{ a: 1 }, []], 'odd key': null, empty: {} };

describe('the raw viewer', () => {
  test('prints the same text as an indented JSON document', () => {
    const text = rawLines(value)
      .map((line) => '  '.repeat(line.depth) + line.text)
      .join('\n');
    expect(JSON.parse(text)).toEqual(value);
  });

  test('gives each line the path to its value', () => {
    const paths = rawLines(value).map(({ path }) => path);
    expect(paths).toContain('list[0].a');
    expect(paths).toContain('["odd key"]');
  });

  test('finds lines by text in any case, or by their exact path', () => {
    const lines = rawLines(value);
    expect(findLines(lines, 'in review').map((index) => lines[index]?.path)).toEqual(['status']);
    expect(findLines(lines, 'list[0].a').map((index) => lines[index]?.text)).toEqual(['"a": 1']);
    expect(findLines(lines, '  ')).toEqual([]);
  });
});
