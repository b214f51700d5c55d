import { PARTNER_APPLICATION_ID } from '../../context.ts';
import { mintShare } from '../../didit/session-share.ts';
import { Refusal } from '../../http-answers.ts';
import { createKey, KeySpecSchema, RESOURCES } from '../../keys.ts';
import { BillingSchema, changeBilling, ProfileSchema, readBilling } from '../../profile.ts';
import type { ControlParts } from '../parts.ts';
import { resetAll } from '../parts.ts';
import { read } from '../reading.ts';
import type { Traffic } from '../traffic.ts';
import type { Action } from './form.ts';
import { namedSession } from './form.ts';

/** What kind of Didit this is: its answers, clock, money, keys, and starting over. */
export function diditActions(parts: ControlParts, traffic: Traffic): Record<string, Action> {
  const { lever, sandbox } = parts;
  const { store } = sandbox;
  return {
    profile: (form) => {
      const order = {
        auth: form.text('auth'),
        deletion: form.text('deletion'),
        dialect: form.text('dialect'),
      };
      sandbox.profile.change(read(ProfileSchema, order));
      return 'Answers follow the profile.';
    },
    clock: (form) => {
      const hours = form.number('hours') ?? 0;
      if (!(hours >= 0 && hours <= 9600)) throw new Refusal(400, { detail: 'Hours must be 0 to 9600.' });
      lever.set(hours === 0 ? 0 : lever.aheadSeconds() + hours * 3600);
      return hours === 0 ? 'The clock shows the real time.' : `The clock is ${hours} hours further.`;
    },
    billing: (form) => {
      const balance = form.number('balance');
      const part = read(BillingSchema, {
        ...readBilling(store),
        ...(balance === undefined ? {} : { balance: balance.toFixed(4) }),
        auto_refill_enabled: form.checked('auto_refill_enabled'),
        annual_plan: form.checked('annual_plan'),
        enforced: form.checked('enforced'),
      });
      store.transaction(() => changeBilling(store, part));
      return `The balance is ${part.balance} USD.`;
    },
    key: (form) => {
      const levels = RESOURCES.map((name) => [name, form.text(name) ?? 'none']);
      const spec = read(KeySpecSchema, { label: form.text('label'), scopes: Object.fromEntries(levels) });
      const made = store.transaction(() => createKey(sandbox, spec));
      return `The key “${made.label}” is in the list below.`;
    },
    'key-revoke': (form) => {
      const key = store.keys.get(form.text('key') ?? '');
      if (key === undefined) throw new Refusal(404, { detail: 'There is no such key.' });
      store.transaction(() => store.keys.remove(key.id));
      return `The key “${key.label}” is revoked.`;
    },
    share: (form) => {
      const session = namedSession(sandbox, form.text('session'));
      const token = mintShare(sandbox, session, PARTNER_APPLICATION_ID, sandbox.applicationId, 3600);
      return `For one hour this token imports session ${session.number}: ${token}`;
    },
    reset: (form) => {
      const seed = form.text('seed');
      resetAll(parts, traffic, seed === 'demo' || seed === 'empty' ? seed : undefined);
      return 'Everything is as on the first day.';
    },
  };
}
