import { expect, test } from 'vitest';
import { filenameOf } from './filename-of.ts';

test('the name of a download is the one the server gives', () => {
  expect(filenameOf('attachment; filename="docket-session-1007.pdf"')).toBe('docket-session-1007.pdf');
  expect(filenameOf('attachment; filename=report.pdf')).toBe('report.pdf');
});

test('a name never leaves the folder of downloads', () => {
  expect(filenameOf('attachment; filename="../../etc/passwd"')).toBe('passwd');
  expect(filenameOf('attachment; filename="C:\\\\x\\\\y.pdf"')).toBe('y.pdf');
});

test('without a name there is none', () => {
  expect(filenameOf(null)).toBeNull();
  expect(filenameOf('attachment')).toBeNull();
  expect(filenameOf('attachment; filename="folder/"')).toBeNull();
});
