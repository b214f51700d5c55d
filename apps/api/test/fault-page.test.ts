import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { FAULT_MODES } from '../../sandbox/src/control/faults.ts';
import { FAULTS } from './fault-matrix.ts';
import { faultPage } from './fault-page.ts';

test('the matrix has every fault of the control API once', () => {
  expect(FAULTS.map(({ mode }) => mode).sort()).toEqual([...FAULT_MODES].sort());
});

test('docs/faults.md says what the tests assert', async () => {
  const page = await readFile(new URL('../../../docs/faults.md', import.meta.url), 'utf8');
  const written = page.split(/<!-- From here on .* -->\n\n/)[1];
  // When this fails: pnpm --filter api docs:faults
  expect(written).toBe(faultPage());
});
