import { describe, expect, test } from 'vitest';
import {
  firstText,
  flag,
  integer,
  items,
  joined,
  number,
  record,
  statusWord,
  text,
  texts,
  unique,
  webLink,
} from './leaves.ts';

describe('a leaf of a decision', () => {
  test.each([
    ['Ana', 'Ana'],
    ['  Ana\n', 'Ana'],
    ['', null],
    [' \t\n', null],
    [null, null],
    [undefined, null],
    [0, null],
    [7, null],
    [true, null],
    [['Ana'], null],
    [{ value: 'Ana' }, null],
  ])('read as text: %j is %j', (value, expected) => expect(text(value)).toBe(expected));

  test.each([
    [0, 0],
    [-100, -100],
    [0.5, 0.5],
    [Number.NaN, null],
    [Number.POSITIVE_INFINITY, null],
    ['88', null],
    [true, null],
    [null, null],
  ])('read as number: %j is %j', (value, expected) => expect(number(value)).toBe(expected));

  test.each([
    [0, 0],
    [12, 12],
    [1.5, null],
    [2 ** 53, null],
    ['3', null],
    [null, null],
  ])('read as whole number: %j is %j', (value, expected) => expect(integer(value)).toBe(expected));

  test.each([
    [true, true],
    [false, false],
    [null, null],
    [undefined, null],
    ['false', null],
    [0, null],
  ])('read as yes or no: %j is %j', (value, expected) => expect(flag(value)).toBe(expected));

  test.each([
    ['Approved', 'Approved'],
    ['', 'Unknown'],
    [null, 'Unknown'],
    [3, 'Unknown'],
  ])('read as status: %j is %j', (value, expected) => expect(statusWord(value)).toBe(expected));

  test.each([
    ['https://a.example.test/?q=1', 'https://a.example.test/?q=1'],
    [' http://a.example.test ', 'http://a.example.test'],
    ['ftp://a.example.test', null],
    ['JavaScript:alert(1)', null],
    [' javascript:alert(1)//https://', null],
    ['vbscript:x', null],
    [{ href: 'https://a.example.test' }, null],
  ])('read as link: %j is %j', (value, expected) => expect(webLink(value)).toBe(expected));
});

describe('several leaves', () => {
  test('give the first that says something', () => {
    expect(firstText(null, ' ', 5, 'second', 'third')).toBe('second');
    expect(firstText()).toBeNull();
  });

  test('are joined without gaps, and are nothing when none says anything', () => {
    expect(joined(' · ', 'a', null, ' ', 'b')).toBe('a · b');
    expect(joined(' · ', null, undefined)).toBeNull();
  });

  test('come alone or as a list', () => {
    expect(texts('one')).toEqual(['one']);
    expect(texts(['one', '', null, 2, 'two'])).toEqual(['one', 'two']);
    expect(texts(null)).toEqual([]);
  });

  test('are kept in their order, each once', () => {
    expect(unique(['b', 'a', 'b', 'A'])).toEqual(['b', 'a', 'A']);
  });

  test('of a block that is null, missing, empty or has holes are what is there', () => {
    expect(items(null)).toEqual([]);
    expect(items(undefined)).toEqual([]);
    expect(items([null, 0, '', undefined, 'x'])).toEqual([0, '', 'x']);
  });

  test.each([null, undefined, 'text', 5, ['a'], true])('are no record when they are %j', (value) => {
    expect(record(value)).toEqual({});
  });

  test('of a record are a copy: changing it does not change the decision', () => {
    const original = { a: 1 };
    const copy = record(original);
    copy.a = 2;
    expect(original).toEqual({ a: 1 });
  });
});
