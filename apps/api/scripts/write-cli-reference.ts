import { readFile, writeFile } from 'node:fs/promises';
import { loadAll } from '../src/cli/commands.ts';
import { reference } from '../src/cli/reference.ts';

// Puts the commands as they are now into docs/cli.md, below its marker; the rest of the page is written by hand.
const FILE = new URL('../../../docs/cli.md', import.meta.url);
const MARKER = '<!-- From here on written by: pnpm --filter api docs:cli -->';

const page = await readFile(FILE, 'utf8');
const [hand = ''] = page.split(MARKER);
await writeFile(FILE, `${hand}${MARKER}\n\n${reference(await loadAll())}`);
