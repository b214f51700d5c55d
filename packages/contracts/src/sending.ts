import * as z from 'zod';
import { endpoint } from './endpoint.ts';
import { Instant } from './ids.ts';

export const SendingPause = z
  .object({
    since: Instant,
    by: z.string().nullable().describe('null: Docket itself, because Didit refused our key'),
    because: z.string(),
  })
  .meta({ id: 'SendingPause' });
export type SendingPause = z.output<typeof SendingPause>;

const answer = { 200: z.object({ pause: SendingPause.nullable().describe('null: decisions are sent') }) };
const body = z.strictObject({ because: z.string().trim().min(1).max(500) });

export const getSending = endpoint({
  method: 'GET',
  url: '/api/sending',
  permission: 'signed-in',
  summary: 'Whether what is decided is being sent to Didit',
  success: answer,
  problems: [],
});

export const pauseSending = endpoint({
  method: 'POST',
  url: '/api/sending/pause',
  permission: 'sending:manage',
  fresh: true,
  summary: 'Send nothing to Didit for now; what is decided stays queued and can be taken back',
  body,
  success: answer,
  problems: ['sending-unchanged'],
});

export const resumeSending = endpoint({
  method: 'POST',
  url: '/api/sending/resume',
  permission: 'sending:manage',
  fresh: true,
  summary: 'Send again, beginning with what is queued',
  body,
  success: answer,
  problems: ['sending-unchanged'],
});
