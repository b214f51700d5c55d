import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import { stopEmbedded } from '@docket/db/embedded';
import { runningPid } from './lock.ts';
import { paths } from './paths.ts';

process.exit(await reset(process.argv.includes('--yes')));

/** Deletes this machine's Docket data, after asking. Returns the exit code. */
async function reset(yes: boolean): Promise<number> {
  if (!existsSync(paths.state)) {
    console.log('There is no data to delete.');
    return 0;
  }
  const running = await runningPid();
  if (running !== null) {
    console.error(`Docket is running (process ${running}). Stop it first with Ctrl-C in its window.`);
    return 1;
  }
  if (!yes && !process.stdin.isTTY) {
    console.error(
      'There is no terminal to ask on. To delete the data without asking: npm run reset -- --yes',
    );
    return 1;
  }
  if (!yes && !(await confirmed())) {
    console.log('Nothing was deleted.');
    return 0;
  }
  // A database left over from a hard kill would write into the folder while we delete it.
  await stopEmbedded(paths.postgres);
  await rm(paths.state, { recursive: true, force: true });
  console.log('Deleted. The next "npm start" begins with an empty database and new secrets.');
  return 0;
}

async function confirmed(): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  // Ctrl-C or Ctrl-D at the question is a no.
  const closed = new Promise<string>((done) => terminal.once('close', () => done('')));
  const question = `Delete all local data in ${paths.state} (cases, decisions, audit log, secrets)? [y/N] `;
  const answer = await Promise.race([terminal.question(question), closed]);
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}
