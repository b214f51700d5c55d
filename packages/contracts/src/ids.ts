import * as z from 'zod';

/** A case and the Didit session it stands for share one id, so that a person can carry it between both. */
export const CaseId = z
  .uuid()
  .toLowerCase()
  .brand<'CaseId'>()
  .describe('Case id, equal to the Didit session id');
export type CaseId = z.output<typeof CaseId>;

export const UserId = z.uuid().toLowerCase().brand<'UserId'>().describe('User id');
export type UserId = z.output<typeof UserId>;

export const SignInId = z.uuid().toLowerCase().brand<'SignInId'>().describe('Sign-in id');
export type SignInId = z.output<typeof SignInId>;

export const DecisionId = z.uuid().toLowerCase().brand<'DecisionId'>().describe('Decision id');
export type DecisionId = z.output<typeof DecisionId>;

export const BypassId = z.uuid().toLowerCase().brand<'BypassId'>().describe('Bypass id');
export type BypassId = z.output<typeof BypassId>;

export const DeliveryId = z.uuid().toLowerCase().brand<'DeliveryId'>().describe('Delivery id');
export type DeliveryId = z.output<typeof DeliveryId>;

/** Opaque: names one picture, video or file of one case. The browser never sees Didit's own links. */
export const MediaId = z
  .string()
  .regex(/^[a-f0-9]{32}$/)
  .brand<'MediaId'>()
  .describe('Opaque media id');
export type MediaId = z.output<typeof MediaId>;

/** Moments travel as ISO 8601 in UTC. */
export const Instant = z.iso.datetime().describe('ISO 8601, UTC');
export type Instant = z.output<typeof Instant>;

/** Immutable: decisions, audit entries and comments at Didit name a reason by it. */
export const ReasonKey = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
  .max(60)
  .describe('Key of a reason in the catalogue');
export type ReasonKey = z.output<typeof ReasonKey>;
