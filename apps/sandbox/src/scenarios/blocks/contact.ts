import { addSeconds, isoMicros, isoOffset } from '../../clock.ts';
import { fractionFrom } from '../../ids.ts';
import type { FeatureItem, WorkflowNode } from '../../records.ts';
import { knownCountry } from '../countries.ts';
import type { Draft } from '../draft.ts';
import { makeWarning } from '../draft.ts';

export function phoneItem(draft: Draft, node: WorkflowNode): FeatureItem {
  const { phone, nationality } = draft.persona;
  const home = knownCountry(nationality);
  const prefix = phone.startsWith(home.phonePrefix) ? home.phonePrefix : phone.slice(0, 3);
  const sent = addSeconds(draft.at, -95);
  const entered = addSeconds(draft.at, -71);
  return {
    node_id: node.node_id,
    status: 'Approved',
    phone_number_prefix: prefix,
    phone_number: phone.slice(prefix.length),
    full_number: phone,
    country_code: home.alpha2,
    country_name: home.name,
    carrier: { name: 'Specimen Mobile', type: 'mobile' },
    is_disposable: false,
    is_virtual: false,
    verification_method: 'sms',
    verification_attempts: 1,
    verified_at: isoMicros(entered),
    lifecycle: [
      step(
        'PHONE_VERIFICATION_MESSAGE_SENT',
        sent,
        { status: 'Success', reason: null, channel: 'sms', actual_channel: 'sms' },
        0.1,
      ),
      step('VALID_CODE_ENTERED', entered, { code_tried: '123456', status: 'Approved' }, 0),
      step('PHONE_VERIFICATION_APPROVED', entered, null, 0),
    ],
    warnings: [],
    matches: [],
  };
}

/** About one address in four was in some breach; that is information, not a reason to stop. */
export function emailItem(draft: Draft, node: WorkflowNode): FeatureItem {
  const { email, key } = draft.persona;
  const breached = fractionFrom(key, 'breach') < 0.25;
  const sent = addSeconds(draft.at, -160);
  const entered = addSeconds(draft.at, -131);
  return {
    node_id: node.node_id,
    status: 'Approved',
    email,
    is_breached: breached,
    breaches: breached ? [BREACH] : [],
    is_disposable: false,
    is_undeliverable: false,
    verification_attempts: 1,
    verified_at: isoMicros(entered),
    warnings: breached
      ? [makeWarning('EMAIL_VERIFICATION', node.node_id, 'BREACHED_EMAIL_DETECTED', 'information', null)]
      : [],
    lifecycle: [
      step('EMAIL_VERIFICATION_MESSAGE_SENT', sent, { status: 'Success', reason: null }, 0.03),
      step('VALID_CODE_ENTERED', entered, { code_tried: '123456', status: 'Approved' }, 0),
      step('EMAIL_VERIFICATION_APPROVED', entered, null, 0),
    ],
    matches: [],
  };
}

const BREACH = {
  name: 'Garden Forum',
  domain: 'garden-forum.example',
  logo_path: 'https://logos.example/garden-forum.png',
  breach_date: '2023-04-11',
  description: 'Invented breach of an invented forum.',
  is_verified: true,
  data_classes: ['email_addresses', 'passwords'],
  breach_emails_count: 120_345,
};

function step(type: string, at: Date, details: Record<string, string | null> | null, fee: number) {
  return { type, timestamp: isoOffset(at), details, fee };
}
