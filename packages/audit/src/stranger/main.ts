/**
 * The verifier that travels with an evidence pack: everything of this package that verifies, as one file for a plain
 * Node, without a package beside it. `pnpm --filter @docket/audit build:verifier` makes verify.mjs of it.
 */
import { fileURLToPath } from 'node:url';
import { command } from './command.ts';

process.exitCode = await command(
  process.argv.slice(2),
  fileURLToPath(new URL('.', import.meta.url)),
  console,
);
