import { verifierKeyOf } from '@docket/audit';
import { contract, type Environment } from '@docket/contracts';
import { sql } from 'kysely';
import type { Deps } from '../../deps.ts';
import type { App } from '../../http/zod.ts';
import { hasAdmin } from '../users/codes/has-admin.ts';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '../users/ensure-demo-users.ts';

export function environmentRoutes(app: App, deps: Deps): void {
  const { DEMO, UNDO_MS, OIDC_ISSUER, OIDC_BUTTON_LABEL } = deps.env;
  app.route({
    ...contract.getEnvironment,
    handler: async () => ({
      firstRun: !(await hasAdmin(deps.db)),
      oidc: OIDC_ISSUER === undefined ? null : { label: OIDC_BUTTON_LABEL },
      demo: DEMO,
      demoAccounts: DEMO ? DEMO_ACCOUNTS.map(({ email, role }) => ({ email, role })) : [],
      demoPassword: DEMO ? DEMO_PASSWORD : null,
      didit: kindOfDidit(deps),
      auditKey: verifierKeyOf(deps.auditKey),
      undoMs: UNDO_MS,
    }),
  });
  app.route({ ...contract.getLiveness, handler: async () => ({ status: 'ok' as const }) });
  app.route({
    ...contract.getReadiness,
    handler: async (_request, reply) => {
      const parts = {
        database: await database(deps),
        audit: await audit(deps),
        worker: await worker(deps),
        didit: didit(deps),
        secrets: secrets(deps),
      };
      const ready = [parts.database, parts.audit, parts.worker].every((part) => part.ok);
      return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not-ready', parts });
    },
  });
}

type Part = { ok: boolean; detail: string };

/** Older than this, and decisions wait for their checkpoint noticeably. */
const MOST_AUDIT_LAG_S = 5;
/** A job this long overdue means that no worker runs. */
const MOST_JOB_LAG_S = 60;

async function database(deps: Deps): Promise<Part> {
  return attempt(deps, 'database', async () => {
    await sql`select 1`.execute(deps.db);
    return { ok: true, detail: 'answers' };
  });
}

async function audit(deps: Deps): Promise<Part> {
  return attempt(deps, 'audit', async () => {
    const { rows } = await sql<{ lag: number; backlog: number }>`
      select coalesce(extract(epoch from clock_timestamp() - min(created_at)), 0)::float8 as lag, count(*) as backlog
      from audit.intake`.execute(deps.db);
    const { lag, backlog } = rows[0] ?? { lag: 0, backlog: 0 };
    return {
      ok: lag <= MOST_AUDIT_LAG_S,
      detail: `${backlog} entries wait, the oldest for ${lag.toFixed(1)} s`,
    };
  });
}

async function worker(deps: Deps): Promise<Part> {
  return attempt(deps, 'worker', async () => {
    const { rows } = await sql<{ lag: number }>`
      select coalesce(extract(epoch from clock_timestamp() - min(run_at)), 0)::float8 as lag
      from graphile_worker.jobs where locked_at is null and attempts < max_attempts and run_at < now()`.execute(
      deps.db,
    );
    const lag = rows[0]?.lag ?? 0;
    return { ok: lag <= MOST_JOB_LAG_S, detail: `the oldest due job waits for ${lag.toFixed(1)} s` };
  });
}

/** A key without a prefix is an old one: better taken for live than the other way round. */
function kindOfDidit(deps: Deps): Environment['didit'] {
  const { apiKey, environment } = deps.connection.state();
  return apiKey === null ? 'none' : (environment ?? 'live');
}

/**
 * Didit being down or not connected must not take this server out of service: cases can still be read, decisions
 * wait, and an admin must reach the page that connects.
 */
function didit(deps: Deps): Part {
  const { host } = new URL(deps.env.DIDIT_BASE_URL);
  if (deps.connection.state().apiKey !== null) return { ok: true, detail: `configured for ${host}` };
  return { ok: false, detail: `not connected to ${host}: no API key that can be used` };
}

/** Told, and not in the way, for the same reason. Only what the matter is called: this answer is public. */
function secrets(deps: Deps): Part {
  const { problem } = deps.connection.state();
  if (problem === 'none') return { ok: true, detail: 'what is stored can be opened' };
  const words = {
    'no-secrets-key': 'there is no key to open what is stored (SECRETS_KEY, SECRETS_KEY_FILE)',
    'wrong-secrets-key': 'what is stored was sealed with another key (SECRETS_KEY, SECRETS_KEY_FILE)',
    damaged: 'what is stored was changed outside Docket',
    'other-didit': 'what is stored belongs to another Didit (DIDIT_BASE_URL)',
  };
  return { ok: false, detail: words[problem] };
}

async function attempt(deps: Deps, name: string, look: () => Promise<Part>): Promise<Part> {
  try {
    return await look();
  } catch (error) {
    deps.log.warn({ err: error, part: name }, 'not ready');
    return { ok: false, detail: 'does not answer' };
  }
}
