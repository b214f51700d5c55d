import { type Call, defineCommand } from '../command.ts';
import { EXIT } from '../exit.ts';
import type { Screen } from '../screen.ts';
import { checkAnchor } from './anchor.ts';
import type { Finding } from './check.ts';
import { checkConnection } from './connection.ts';
import { checkDatabase } from './database.ts';
import { checkDidit } from './didit.ts';
import { checkSealing } from './sealing.ts';
import { checkSettings } from './settings.ts';

const doctor = defineCommand({
  name: 'doctor',
  summary: 'Looks at everything Docket depends on, and says what to do about what is wrong.',
  about: [
    'Settings, database and schema, audit sequencer and worker, the stored connection, the key that it and what is kept of customers is sealed with, Didit, its clock and the API key, the webhook destination and its address, the file of audit checkpoints. ✓ is fine, ✗ is wrong (exit code 1), – could not be looked at.',
  ],
  options: {
    didit: { kind: 'flag', describe: 'only what docket kyc needs: settings, network, clock and key' },
  },
  settings: { 'all of the server': 'see .env.example' },
  examples: [
    'docket doctor',
    'docket doctor --didit',
    'docket doctor --json | jq ".findings[] | select(.ok == false)"',
  ],
  run: ({ values, screen }) => examine(values.didit, screen),
});

export const DOCTOR_COMMANDS = [doctor];

async function examine(onlyDidit: boolean, screen: Call['screen']): Promise<number> {
  const database = onlyDidit ? [] : await checkDatabase();
  const isPrepared = database.find(({ name }) => name === 'schema')?.ok === true;
  const connection = isPrepared ? await checkConnection() : { findings: [], state: null };
  const findings = [
    ...checkSettings(onlyDidit),
    ...database,
    ...connection.findings,
    ...(isPrepared ? [await checkSealing()] : []),
    ...(await checkDidit(onlyDidit, connection.state)),
    ...(onlyDidit ? [] : [await checkAnchor()]),
  ];
  const wrong = findings.filter(({ ok }) => ok === false).length;
  const verdict = wrong === 0 ? 'Nothing is wrong.' : `${wrong} of ${findings.length} are wrong.`;
  const lines = findings.flatMap((finding) => linesOf(finding, screen));
  screen.answer({ ok: wrong === 0, findings }, [...lines, '', verdict]);
  return wrong === 0 ? EXIT.ok : EXIT.refused;
}

function linesOf({ name, ok, detail, advice }: Finding, { paint }: Screen): string[] {
  const sign = ok === null ? paint('dim', '–') : ok ? paint('green', '✓') : paint('red', '✗');
  return [`${sign} ${name}: ${detail}`, ...(ok !== true && advice !== undefined ? [`  → ${advice}`] : [])];
}
