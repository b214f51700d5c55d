import { relative } from 'node:path';
import { isDemo, type StartEnv } from './env.ts';
import { paths } from './paths.ts';

/** What a person needs once everything runs, in one block. */
export function banner(env: StartEnv, webhookPath: string): string {
  const demo = isDemo(env);
  const data = env.database
    ? hostOf(env.database.url)
    : `${relative(process.cwd(), paths.state) || '.docket'}/`;
  const lines: [string, string[]][] = [
    ['Open', [`http://localhost:${env.port}`]],
    ['Sign in', demo ? demoAccounts : ['make the first admin with: npm run docket -- user setup-code']],
    ['Didit', diditLines(env, webhookPath)],
    ['Data', [demo ? `${data} on this machine; "npm run reset" deletes it` : data]],
    ['Stop', ['Ctrl-C']],
  ];
  const rule = '─'.repeat(76);
  const body = lines.map(([name, [first = '', ...more]]) =>
    [`  ${name.padEnd(9)}${first}`, ...more.map((line) => `${' '.repeat(11)}${line}`)].join('\n'),
  );
  const title = demo ? 'Docket is running (demo: local data, local Didit).' : 'Docket is running.';
  return ['', rule, `  ${title}`, '', ...body, rule, ''].join('\n');
}

const demoAccounts = [
  'reviewer@docket.demo, reviewer2@docket.demo, manager@docket.demo,',
  'admin@docket.demo, auditor@docket.demo',
  'password: docket-demo',
];

function diditLines(env: StartEnv, webhookPath: string): string[] {
  if (env.didit?.account) {
    return [env.didit.baseUrl, `webhook destination: https://<your host>${webhookPath}`];
  }
  if (env.didit) return [env.didit.baseUrl, 'an admin connects it in the web app, on the page "Connection"'];
  return [
    `http://localhost:${env.sandboxPort} (a local Didit; open session links as the customer would)`,
    'For your own account: stop, put DIDIT_API_KEY and DIDIT_WEBHOOK_SECRET',
    'into a file .env (see .env.example), and start again; or only DIDIT_BASE_URL,',
    'and connect in the web app.',
  ];
}

function hostOf(databaseUrl: string): string {
  const { host, pathname } = new URL(databaseUrl);
  return `PostgreSQL at ${host}${pathname}`;
}
