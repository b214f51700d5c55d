import { SYSTEM } from '../audit/append-audit.ts';
import type { UserDeps } from './create-user.ts';
import { createUserWithPassword } from './create-user.ts';
import { findUserByEmail } from './user-store.ts';

/** Published on the sign-in page of a demo; env.ts keeps a demo on this machine. */
export const DEMO_PASSWORD = 'docket-demo';

export const DEMO_ACCOUNTS = [
  { email: 'reviewer@docket.demo', name: 'Rita Lindqvist', role: 'reviewer' },
  { email: 'reviewer2@docket.demo', name: 'Rafael Osei', role: 'reviewer' },
  { email: 'manager@docket.demo', name: 'Mara Kovács', role: 'manager' },
  { email: 'admin@docket.demo', name: 'Adam Nowak', role: 'admin' },
  { email: 'auditor@docket.demo', name: 'Aude Laurent', role: 'auditor' },
] as const;

/** Creates the demo's accounts where they are missing; those that people changed since stay as they are. */
export async function ensureDemoUsers(deps: UserDeps): Promise<void> {
  for (const account of DEMO_ACCOUNTS) {
    if ((await findUserByEmail(deps.db, account.email)) !== undefined) continue;
    await createUserWithPassword(deps, SYSTEM, { ...account, password: DEMO_PASSWORD });
  }
}
