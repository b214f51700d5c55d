import type { JsonObject } from './json.ts';

/** What the sandbox remembers beside sessions: people, lists, questionnaires and Didit accounts. */

export const USER_STATUSES = ['ACTIVE', 'FLAGGED', 'BLOCKED'] as const;
export type UserStatus = (typeof USER_STATUSES)[number];

/** What was said about a user; everything else about him is counted from his sessions. */
export type UserRecord = {
  vendorData: string;
  diditInternalId: string;
  status: UserStatus;
  displayName: string | null;
  /** Null: taken from the newest approved session. */
  fullName: string | null;
  dateOfBirth: string | null;
  metadata: JsonObject;
  approvedEmails: string[] | null;
  approvedPhones: string[] | null;
  issuingStates: string[] | null;
  comments: JsonObject[];
  createdAt: string;
  updatedAt: string;
  /** Sessions up to this moment belong to a user who was deleted. */
  forgottenUntil: string | null;
  deleted: boolean;
};

export const ENTRY_TYPES = [
  'face',
  'document',
  'phone',
  'email',
  'ip_address',
  'device_fingerprint',
  'wallet_address',
  'bank_account',
  'user',
  'business',
  'country',
  'key',
] as const;
export type EntryType = (typeof ENTRY_TYPES)[number];

export type ListRecord = {
  uuid: string;
  number: number;
  name: string;
  description: string;
  listType: 'blocklist' | 'allowlist' | 'custom';
  entryType: EntryType;
  isSystem: boolean;
  createdAt: string;
  updatedAt: string;
};

export type ListEntryRecord = {
  uuid: string;
  number: number;
  listUuid: string;
  value: string;
  displayLabel: string;
  comment: string | null;
  addedBy: 'api' | 'console' | 'system';
  referenceSessionId: string | null;
  referenceObjectUuid: string | null;
  metadata: JsonObject | null;
  createdAt: string;
};

export type QuestionnaireRecord = {
  uuid: string;
  groupId: string;
  number: number;
  version: number;
  status: 'draft' | 'published';
  title: string;
  description: string | null;
  languages: string[];
  defaultLanguage: string;
  isActive: boolean;
  /** As they were sent, with an id each. */
  elements: JsonObject[];
  createdAt: string;
  updatedAt: string;
  publishedAt: string | null;
};

export type AccountRecord = {
  email: string;
  passwordHash: string;
  verified: boolean;
  code: string | null;
  codeSentAt: string | null;
  failures: number;
  lockedUntil: string | null;
};

export type TokenRecord = { id: string; email: string; expiresAt: string };

/** An e-mail that Didit would have sent; people read it on the control page. */
export type MailRecord = {
  id: string;
  number: number;
  to: string;
  subject: string;
  code: string;
  at: string;
};
