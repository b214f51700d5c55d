/** Every contract by name: `contract.declineCase` is the route, the use case and the hook. */

export * from './allowed.ts';
export * from './audit.ts';
export * from './auth.ts';
export * from './blocklist.ts';
export * from './bypasses.ts';
export * from './case-decisions.ts';
export * from './cases.ts';
export * from './checks.ts';
export * from './connection.ts';
export * from './decisions.ts';
export * from './didit-words.ts';
export * from './dispositions.ts';
export * from './endpoint.ts';
export * as contract from './endpoints.ts';
export * from './environment.ts';
export * from './evidence.ts';
export * from './ids.ts';
export * from './paging.ts';
export * from './permissions.ts';
export * from './policy.ts';
export * from './problem.ts';
export * from './reasons.ts';
export * from './sessions.ts';
export * from './sign-ins.ts';
export * from './sync.ts';
export * from './users.ts';
export * from './workflows.ts';
