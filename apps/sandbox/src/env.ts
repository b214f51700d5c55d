import * as z from 'zod';

/** The sandbox's settings; nothing else reads the environment. */
export const EnvSchema = z.object({
  SANDBOX_PORT: z.coerce.number().int().min(0).max(65_535).default(4100).describe('Port, for example 4100'),
  SANDBOX_HOST: z.string().min(1).default('127.0.0.1').describe('Address to listen on'),
  SANDBOX_STATE: z
    .string()
    .min(1)
    .optional()
    .describe('Folder for database and pictures; absent = memory only'),
  SANDBOX_API_KEY: z
    .string()
    .min(1)
    .default('sk_test_docket_sandbox_0000000000000000000000000000')
    .describe('The x-api-key that is accepted'),
  SANDBOX_WEBHOOK_URL: z
    .url()
    .optional()
    .describe('First webhook destination, for example http://127.0.0.1:3000/hook'),
  SANDBOX_WEBHOOK_SECRET: z.string().min(16).optional().describe('Its signing secret'),
  SANDBOX_WEBHOOK_RETRY_SCALE: z.coerce
    .number()
    .positive()
    .default(1)
    .describe('1 = retries after 1 and 4 minutes'),
  SANDBOX_MEDIA_EXPIRY_SECONDS: z.coerce
    .number()
    .int()
    .positive()
    .default(3600)
    .describe('Life of picture links, seconds'),
  SANDBOX_PUBLIC_URL: z.url().optional().describe('Origin in links when it is not the listening address'),
  SANDBOX_DIALECT: z
    .enum(['current', 'seed', 'both'])
    .default('both')
    .describe('How workflows are written: as today, with the older flat flags only, or either way'),
  SANDBOX_AUTH_PROFILE: z
    .enum(['newest', 'july'])
    .default('newest')
    .describe('What a wrong key gets: 401, or the 403 of July 2026'),
  SANDBOX_DELETE_PROFILE: z
    .enum(['200', '204'])
    .default('200')
    .describe('What deleting answers: 200 with a body, or the older 204'),
  SANDBOX_PREDRAW: z
    .enum(['on', 'off'])
    .default('on')
    .describe('Draw the pictures of waiting sessions in the background'),
  SANDBOX_SEED: z.enum(['demo', 'empty']).default('demo').describe('What an empty store is filled with'),
});

export type Env = Readonly<z.infer<typeof EnvSchema>>;

/** @throws Error naming every wrong variable at once */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = EnvSchema.safeParse(given);
  if (!parsed.success) throw new Error(`The environment is not usable:\n${z.prettifyError(parsed.error)}`);
  return Object.freeze(parsed.data);
}
