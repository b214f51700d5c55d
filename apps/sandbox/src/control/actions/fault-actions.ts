import { Refusal } from '../../http-answers.ts';
import { FaultRuleSchema } from '../faults.ts';
import type { ControlParts } from '../parts.ts';
import { read } from '../reading.ts';
import type { Action } from './form.ts';

/** What goes wrong on purpose: faults by path, and limits used up. */
export function faultActions({ faults, limits, sandbox }: ControlParts): Record<string, Action> {
  return {
    fault: (form) => {
      const rule = read(FaultRuleSchema, {
        method: form.text('method') ?? '*',
        path: form.text('path') ?? '',
        mode: form.text('mode'),
        status: form.number('status'),
        latency_ms: form.number('latency_ms'),
        times: form.number('times'),
      });
      faults.replace([...faults.list(), rule]);
      return `Requests to ${rule.path === '' ? 'every path' : rule.path} now fail: ${rule.mode}.`;
    },
    'fault-heal': (form) => {
      const place = form.number('place');
      faults.replace(faults.list().filter((_rule, index) => index !== place));
      return 'This fault is gone.';
    },
    'faults-clear': () => {
      faults.replace([]);
      return 'No faults any more.';
    },
    limit: (form) => {
      const scope = form.text('scope') ?? '';
      const known = limits.exhaust(scope, form.text('identity') ?? sandbox.apiKey);
      if (!known) throw new Refusal(400, { detail: `There is no limit ${scope}.` });
      return `${scope} is used up.`;
    },
    'limits-clear': () => {
      limits.clear();
      return 'Nothing counts towards the limits any more.';
    },
  };
}
