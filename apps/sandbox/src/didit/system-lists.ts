import { isoMicros } from '../clock.ts';
import type { Sandbox } from '../context.ts';
import type { EntryType, ListEntryRecord, ListRecord, UserStatus } from '../entity-records.ts';
import { NOT_FOUND, Refusal } from '../http-answers.ts';
import { newUuid, uuidFrom } from '../ids.ts';

/** Didit provides these; nobody can rename or remove them (Didit docs: management API, lists). */
const SYSTEM_LISTS: [name: string, type: EntryType][] = [
  ['Face Blocklist', 'face'],
  ['Document Blocklist', 'document'],
  ['Phone Blocklist', 'phone'],
  ['Email Blocklist', 'email'],
  ['IP Address Blocklist', 'ip_address'],
  ['Device Fingerprint Blocklist', 'device_fingerprint'],
  ['Wallet Address Blocklist', 'wallet_address'],
  ['Bank Account Blocklist', 'bank_account'],
  ['User Blocklist', 'user'],
  ['Business Blocklist', 'business'],
  ['High Risk Countries', 'country'],
];

/** The system lists exist from the first look on; they are not a part of what is stored. */
function systemLists(): ListRecord[] {
  return SYSTEM_LISTS.map(([name, entryType], index) => ({
    uuid: uuidFrom('system-list', entryType),
    number: index - SYSTEM_LISTS.length,
    name,
    description: 'Provided by the system.',
    listType: 'blocklist',
    entryType,
    isSystem: true,
    createdAt: '2026-01-01T00:00:00.000000Z',
    updatedAt: '2026-01-01T00:00:00.000000Z',
  }));
}

export function allLists(sandbox: Sandbox): ListRecord[] {
  return [...systemLists(), ...sandbox.store.lists.all()].sort((a, b) => b.number - a.number);
}

/** @throws Refusal 404 */
export function findList(sandbox: Sandbox, uuid: string): ListRecord {
  const found = sandbox.store.lists.get(uuid) ?? systemLists().find((list) => list.uuid === uuid);
  if (found === undefined) throw new Refusal(404, NOT_FOUND);
  return found;
}

/** Newest first. */
export function entriesOf(sandbox: Sandbox, list: ListRecord): ListEntryRecord[] {
  return sandbox.store.listEntries
    .all()
    .filter((entry) => entry.listUuid === list.uuid)
    .sort((a, b) => b.number - a.number);
}

export function systemListUuid(type: EntryType): string {
  return uuidFrom('system-list', type);
}

/** A blocked user is an entry of the user blocklist (Didit OpenAPI: update user status). */
export function syncUserBlocklist(sandbox: Sandbox, vendorData: string, status: UserStatus): void {
  const listUuid = systemListUuid('user');
  const present = sandbox.store.listEntries
    .all()
    .find((entry) => entry.listUuid === listUuid && entry.value === vendorData);
  if (status !== 'BLOCKED' && present !== undefined) sandbox.store.listEntries.remove(present.uuid);
  if (status === 'BLOCKED' && present === undefined) {
    sandbox.store.listEntries.put(newEntry(sandbox, listUuid, vendorData, 'system'));
  }
}

export function newEntry(
  sandbox: Sandbox,
  listUuid: string,
  value: string,
  addedBy: ListEntryRecord['addedBy'],
): ListEntryRecord {
  return {
    uuid: newUuid(),
    number: sandbox.store.nextNumber('list-entry', 1),
    listUuid,
    value,
    displayLabel: value,
    comment: null,
    addedBy,
    referenceSessionId: null,
    referenceObjectUuid: null,
    metadata: null,
    createdAt: isoMicros(sandbox.clock.now()),
  };
}
