import { readdirSync } from 'node:fs';

/** `pnpm bench <name>`: each prints its figures beside a baseline measured in the same run. Without a name: which there are. */
const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => file.replace('.bench.ts', ''));
const [name] = process.argv.slice(2);
if (name === undefined) {
  console.log(`pnpm bench <name>, of these:\n${names.map((each) => `  ${each}`).join('\n')}`);
} else if (names.includes(name)) {
  await import(`./${name}.bench.ts`);
} else {
  console.error(`There is no benchmark ${name}, only: ${names.join(', ')}`);
  process.exitCode = 2;
}
