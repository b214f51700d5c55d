import * as z from 'zod';
import { Allowed } from './allowed.ts';
import { endpoint } from './endpoint.ts';
import { Instant } from './ids.ts';

/** As authenticator apps show them, with or without the gap in the middle. */
const Code = z
  .string()
  .trim()
  .regex(/^\d{3} ?\d{3}$/, 'must be six digits');

const RecoveryCode = z.string().trim().min(16, 'must be a whole recovery code').max(40);

const Base64Url = z
  .string()
  .min(1)
  .max(20_000)
  .regex(/^[\w-]+$/, 'must be base64url');

/** WebAuthn allows 1,023 bytes. */
const CredentialId = Base64Url.max(1_364);

/** What both answers of a passkey share, as WebAuthn's JSON writes them. */
const credential = {
  id: CredentialId,
  rawId: CredentialId,
  type: z.literal('public-key'),
  authenticatorAttachment: z.enum(['platform', 'cross-platform']).optional(),
  clientExtensionResults: z.record(z.string(), z.unknown()),
};

export const PasskeyAnswer = z
  .strictObject({
    ...credential,
    response: z.strictObject({
      clientDataJSON: Base64Url,
      authenticatorData: Base64Url,
      signature: Base64Url,
      userHandle: Base64Url.optional(),
    }),
  })
  .meta({ id: 'PasskeyAnswer', description: "WebAuthn's AuthenticationResponseJSON" });
export type PasskeyAnswer = z.output<typeof PasskeyAnswer>;

export const NewPasskey = z
  .strictObject({
    ...credential,
    response: z.strictObject({
      clientDataJSON: Base64Url,
      attestationObject: Base64Url,
      authenticatorData: Base64Url.optional(),
      transports: z.array(z.string().max(30)).max(10).optional(),
      publicKeyAlgorithm: z.int().optional(),
      publicKey: Base64Url.optional(),
    }),
  })
  .meta({ id: 'NewPasskey', description: "WebAuthn's RegistrationResponseJSON" });
export type NewPasskey = z.output<typeof NewPasskey>;

const CodeProof = z.strictObject({ kind: z.literal('code'), code: Code });
const PasskeyProof = z.strictObject({ kind: z.literal('passkey'), passkey: PasskeyAnswer });
const RecoveryProof = z.strictObject({ kind: z.literal('recovery-code'), code: RecoveryCode });

/** How somebody shows a second factor while signing in. */
export const SignInProof = z.discriminatedUnion('kind', [CodeProof, PasskeyProof, RecoveryProof]);
export type SignInProof = z.output<typeof SignInProof>;

/** The same where somebody signed in confirms who they are: paper is for the way in only. */
export const ConfirmProof = z.discriminatedUnion('kind', [CodeProof, PasskeyProof]);
export type ConfirmProof = z.output<typeof ConfirmProof>;

export const FactorKind = z.enum(['authenticator', 'passkey']);
export type FactorKind = z.output<typeof FactorKind>;

export const Passkey = z
  .object({
    id: z.uuid(),
    name: z.string(),
    createdAt: Instant,
    lastUsedAt: Instant.nullable(),
  })
  .meta({ id: 'Passkey' });
export type Passkey = z.output<typeof Passkey>;

/** Ten at a time; each lets in once. */
export const RECOVERY_CODES = 10;

export const Factors = z
  .object({
    authenticator: z.object({ addedAt: Instant }).nullable(),
    passkeys: z.array(Passkey),
    recoveryCodes: z.object({ left: z.int(), madeAt: Instant }).nullable(),
    allowed: z.object({ addAuthenticator: Allowed, addPasskey: Allowed, removeLast: Allowed }),
  })
  .meta({ id: 'Factors' });
export type Factors = z.output<typeof Factors>;

/** Shown once: only their hashes are kept. Null when there are codes already. */
const newCodes = z.array(z.string()).nullable();

const PasskeyName = z.string().trim().min(1).max(60);
const params = z.strictObject({ passkeyId: z.uuid().toLowerCase() });

export const listFactors = endpoint({
  method: 'GET',
  url: '/api/auth/factors',
  permission: 'signed-in',
  summary: 'My authenticator app, passkeys and recovery codes',
  success: { 200: Factors },
  problems: [],
});

export const startAuthenticator = endpoint({
  method: 'POST',
  url: '/api/auth/authenticator',
  permission: 'signed-in',
  fresh: true,
  summary: 'Make a secret for an authenticator app; it counts once a code of it was given',
  success: { 200: z.object({ secret: z.string(), uri: z.string() }) },
  problems: ['already-there', 'no-secrets-key'],
});

export const confirmAuthenticator = endpoint({
  method: 'POST',
  url: '/api/auth/authenticator/confirm',
  permission: 'signed-in',
  fresh: true,
  summary: 'Give the first code of the authenticator app',
  body: z.strictObject({ code: Code }),
  success: { 200: z.object({ recoveryCodes: newCodes }) },
  problems: ['not-found', 'already-there', 'wrong-second-factor', 'no-secrets-key'],
});

export const removeAuthenticator = endpoint({
  method: 'DELETE',
  url: '/api/auth/authenticator',
  permission: 'signed-in',
  fresh: true,
  summary: 'Forget my authenticator app',
  success: { 204: z.undefined() },
  problems: ['not-found', 'factor-not-removable'],
});

/** WebAuthn's own shapes, which the browser takes as they are. */
const PasskeyOptions = z.looseObject({ challenge: z.string() });
export type PasskeyOptions = z.output<typeof PasskeyOptions>;

export const startPasskey = endpoint({
  method: 'POST',
  url: '/api/auth/passkeys/start',
  permission: 'signed-in',
  fresh: true,
  summary: 'What the browser needs to make a passkey',
  success: { 200: z.object({ options: PasskeyOptions }) },
  problems: ['passkeys-unavailable', 'factor-not-addable'],
});

export const addPasskey = endpoint({
  method: 'POST',
  url: '/api/auth/passkeys',
  permission: 'signed-in',
  fresh: true,
  summary: 'Keep the passkey that the browser made',
  body: z.strictObject({ name: PasskeyName, passkey: NewPasskey }),
  success: { 201: z.object({ passkey: Passkey, recoveryCodes: newCodes }) },
  problems: ['passkeys-unavailable', 'passkey-refused', 'already-there', 'factor-not-addable'],
});

export const renamePasskey = endpoint({
  method: 'PATCH',
  url: '/api/auth/passkeys/:passkeyId',
  permission: 'signed-in',
  summary: 'Give a passkey of mine another name',
  params,
  body: z.strictObject({ name: PasskeyName }),
  success: { 200: z.object({ passkey: Passkey }) },
  problems: ['not-found'],
});

export const removePasskey = endpoint({
  method: 'DELETE',
  url: '/api/auth/passkeys/:passkeyId',
  permission: 'signed-in',
  fresh: true,
  summary: 'Forget a passkey of mine',
  params,
  success: { 204: z.undefined() },
  problems: ['not-found', 'factor-not-removable'],
});

export const renewRecoveryCodes = endpoint({
  method: 'POST',
  url: '/api/auth/recovery-codes',
  permission: 'signed-in',
  fresh: true,
  summary: 'Ten new recovery codes; those from before end',
  success: { 200: z.object({ recoveryCodes: z.array(z.string()) }) },
  problems: ['no-second-factor'],
});

export const challengePasskey = endpoint({
  method: 'POST',
  url: '/api/auth/passkeys/challenge',
  permission: 'public',
  perMinute: 120,
  summary: 'What a passkey has to sign: to sign in, as second factor after the password, or to confirm',
  body: z.strictObject({ purpose: z.enum(['sign-in', 'second-factor', 'confirm']) }),
  success: { 200: z.object({ options: PasskeyOptions }) },
  problems: ['passkeys-unavailable', 'not-signed-in', 'sign-in-lapsed'],
});
