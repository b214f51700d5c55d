import * as z from 'zod';
import { isoMicros } from './clock.ts';
import type { Sandbox } from './context.ts';
import { newSecret, newUuid } from './ids.ts';
import type { SessionRecord } from './records.ts';
import { SESSION_STATUSES } from './state-machine.ts';

/** What a named key may be given rights on (Didit docs: console, API keys). */
export const RESOURCES = [
  'sessions',
  'decisions',
  'media',
  'people',
  'workflows',
  'webhooks',
  'application_settings',
] as const;
export type Resource = (typeof RESOURCES)[number];

const LevelSchema = z.enum(['none', 'read', 'write']);
export type Level = z.infer<typeof LevelSchema>;

/** A named key as people configure it. What is left out is not allowed; limits left out do not limit. */
export const KeySpecSchema = z.object({
  label: z.string().min(1).default('Named key'),
  key: z.string().min(8).optional(),
  scopes: z.partialRecord(z.enum(RESOURCES), LevelSchema).default({}),
  workflow_ids: z.array(z.string()).nullable().default(null),
  statuses: z.array(z.enum(SESSION_STATUSES)).nullable().default(null),
  expires_at: z.iso.datetime().nullable().default(null),
});
export type KeySpec = z.infer<typeof KeySpecSchema>;

export type KeyRecord = {
  id: string;
  label: string;
  key: string;
  scopes: Partial<Record<Resource, Level>>;
  workflowIds: string[] | null;
  statuses: string[] | null;
  expiresAt: string | null;
  createdAt: string;
};

export function createKey(sandbox: Sandbox, spec: KeySpec): KeyRecord {
  const record: KeyRecord = {
    id: newUuid(),
    label: spec.label,
    key: spec.key ?? `sk_test_${newSecret()}`,
    scopes: spec.scopes,
    workflowIds: spec.workflow_ids,
    statuses: spec.statuses,
    expiresAt: spec.expires_at,
    createdAt: isoMicros(sandbox.clock.now()),
  };
  sandbox.store.keys.put(record);
  return record;
}

/** Rights of a request. `key` is null for the primary key, for webhooks and for the hosted page. */
export type Access = { key: KeyRecord | null };
export const FULL_ACCESS: Access = { key: null };

export function may(access: Access, resource: Resource, level: 'read' | 'write'): boolean {
  if (access.key === null) return true;
  const given = access.key.scopes[resource] ?? 'none';
  return given === 'write' || given === level;
}

/** A session outside the key's workflows or statuses does not exist for it (Didit docs: API keys). */
export function isInReach(access: Access, session: SessionRecord): boolean {
  const { key } = access;
  if (key === null) return true;
  const workflow = key.workflowIds === null || key.workflowIds.includes(session.workflowId);
  return workflow && (key.statuses === null || key.statuses.includes(session.status));
}
