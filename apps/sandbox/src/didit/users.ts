import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Need } from '../auth.ts';
import { requireKey } from '../auth.ts';
import { isoMicros } from '../clock.ts';
import type { Sandbox } from '../context.ts';
import type { UserRecord, UserStatus } from '../entity-records.ts';
import { bodyOf, NOT_FOUND, pathPart, Refusal } from '../http-answers.ts';
import { newUuid } from '../ids.ts';
import type { JsonObject } from '../json.ts';
import { noteEffect } from '../ledger.ts';
import { page } from '../paging.ts';
import { enqueueUserEvent } from '../user-events.ts';
import { syncUserBlocklist } from './system-lists.ts';
import type { UserEntity } from './user-entities.ts';
import { allUsers, newUser, userOf } from './user-entities.ts';
import { deletedNames, readUser, readUserStatus, readVendorData } from './user-rules.ts';
import { userRow, userView } from './user-view.ts';

const READ: Need = { resource: 'people', level: 'read', style: 'users' };
const WRITE: Need = { resource: 'people', level: 'write', style: 'users' };

/** `/v3/users/…` (Didit OpenAPI: users). A user is everybody with a `vendor_data` of his own. */
export function registerUsers(app: FastifyInstance, sandbox: Sandbox): void {
  app.get('/v3/users/', async (request) => {
    const access = requireKey(sandbox, request, READ);
    return page(sandbox, request, allUsers(sandbox), (user) => userRow(sandbox, user, access));
  });

  app.get('/v3/users/:vendorData/', async (request) => {
    const access = requireKey(sandbox, request, READ);
    return userView(sandbox, find(sandbox, request), access);
  });

  app.patch('/v3/users/:vendorData/', async (request) => {
    const access = requireKey(sandbox, request, WRITE);
    const user = find(sandbox, request);
    const changes = readUser(bodyOf(request));
    return userView(
      sandbox,
      save(sandbox, user, { ...user.record, ...changes }, 'user.data.updated'),
      access,
    );
  });

  app.patch('/v3/users/:vendorData/update-status/', async (request) => {
    const access = requireKey(sandbox, request, WRITE);
    const user = find(sandbox, request);
    const status = readUserStatus(bodyOf(request));
    return userView(sandbox, changeUserStatus(sandbox, user, status), access);
  });

  app.post('/v3/users/create/', async (request, reply) => {
    const access = requireKey(sandbox, request, WRITE);
    const body = bodyOf(request);
    const vendorData = readVendorData(body);
    if (userOf(sandbox, vendorData) !== null) {
      throw new Refusal(400, { vendor_data: ['A user with this vendor_data already exists.'] });
    }
    const record = { ...newUser(sandbox, vendorData), ...readUser(body) };
    const forgottenUntil = sandbox.store.users.get(vendorData)?.forgottenUntil ?? null;
    const fresh = { record: { ...record, forgottenUntil }, sessions: [], status: record.status };
    return reply.code(201).send(userView(sandbox, save(sandbox, fresh, fresh.record, null), access));
  });

  app.post('/v3/users/delete/', async (request) => {
    requireKey(sandbox, request, WRITE);
    const names = deletedNames(bodyOf(request));
    const gone = allUsers(sandbox).filter((user) => names === null || names.includes(user.record.vendorData));
    sandbox.store.transaction(() => {
      for (const user of gone) forget(sandbox, user);
    });
    return { deleted: gone.length };
  });
}

function find(sandbox: Sandbox, request: FastifyRequest): UserEntity {
  const user = userOf(sandbox, pathPart(request, 'vendorData'));
  if (user === null) throw new Refusal(404, NOT_FOUND);
  return user;
}

/** His sessions stay; a later session makes a new user of him. */
function forget(sandbox: Sandbox, user: UserEntity): void {
  const at = isoMicros(sandbox.clock.now());
  const { vendorData, createdAt } = user.record;
  const empty = newUser(sandbox, vendorData, createdAt);
  sandbox.store.users.put({ ...empty, deleted: true, forgottenUntil: at, updatedAt: at });
  syncUserBlocklist(sandbox, vendorData, 'ACTIVE');
  noteEffect(sandbox, 'user', null, user.status, 'deleted', vendorData);
}

function save(
  sandbox: Sandbox,
  before: UserEntity,
  record: UserRecord,
  event: 'user.data.updated' | 'user.status.updated' | null,
): UserEntity {
  const saved = { ...record, deleted: false, updatedAt: isoMicros(sandbox.clock.now()) };
  const user = { ...before, record: saved, status: saved.status };
  sandbox.store.transaction(() => {
    sandbox.store.users.put(saved);
    noteEffect(sandbox, 'user', null, before.status, saved.status, saved.vendorData);
    if (event !== null) enqueueUserEvent(sandbox, before.record, saved, event);
  });
  sandbox.wakeSender();
  return user;
}

/** Unlike a plain update it leaves a trace and keeps the system blocklist in step (Didit OpenAPI: update user). */
function changeUserStatus(sandbox: Sandbox, user: UserEntity, status: UserStatus): UserEntity {
  const entry: JsonObject = {
    uuid: newUuid(),
    comment_type: 'STATUS_CHANGED',
    comment: null,
    actor_email: null,
    actor_name: null,
    previous_status: user.status,
    new_status: status,
    previous_value: null,
    new_value: null,
    changed_fields: [],
    metadata: null,
    mentioned_emails: [],
    created_at: isoMicros(sandbox.clock.now()),
  };
  const { record } = user;
  return sandbox.store.transaction(() => {
    syncUserBlocklist(sandbox, record.vendorData, status);
    const changed = { ...record, status, comments: [...record.comments, entry] };
    return save(sandbox, user, changed, status === user.status ? null : 'user.status.updated');
  });
}
