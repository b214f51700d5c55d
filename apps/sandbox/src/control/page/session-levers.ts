import type { Sandbox } from '../../context.ts';
import { latestPublished } from '../../didit/workflow-versions.ts';
import type { Markup } from '../../html.ts';
import { SESSION_STATUSES } from '../../state-machine.ts';
import type { TrafficState } from '../traffic.ts';
import type { Option } from './lever.ts';
import { choice, field, lever, scenarioOptions, section, tick } from './lever.ts';

const ANY_SCENARIO: Option = ['', 'usual mix'];

export function sessionLevers(sandbox: Sandbox, traffic: TrafficState): Markup {
  const workflows = sandbox.store.workflows
    .all()
    .filter((workflow) => latestPublished(sandbox, workflow.workflowId) === workflow)
    .map((workflow): Option => [workflow.workflowId, workflow.label]);
  const mix = choice('scenario', 'Scenario', [ANY_SCENARIO, ...scenarioOptions()]);
  return section('sessions', 'Play sessions', [
    lever(
      'One session',
      'Created and played to its outcome at once.',
      'play',
      [
        choice('scenario', 'Scenario', scenarioOptions()),
        choice('workflow_id', 'Workflow', [['', 'one that fits'], ...workflows]),
        field('vendor_data', 'Customer', 'size="14" placeholder="optional"'),
        field('same_person_as', 'Same person as', 'size="12" placeholder="session no."'),
        tick('webhook', 'with webhooks', true),
      ],
      'Play',
    ),
    lever(
      'Many at once',
      'Ten thousand take about a minute.',
      'bulk',
      [
        field('count', 'How many', 'type="number" min="1" max="50000" required', 100),
        mix,
        field('spread_days', 'Over days', 'type="number" min="0" max="3650" step="0.5"', 0),
        tick('webhook', 'with webhooks', false),
      ],
      'Create',
    ),
    lever(
      'At a rate',
      traffic.running
        ? `${traffic.created} of ${traffic.wanted} have arrived.`
        : 'One after the other, as customers come. Nobody is arriving now.',
      'traffic',
      [
        field('count', 'How many', 'type="number" min="1" max="50000" required', 60),
        field('per_second', 'Per second', 'type="number" min="0.1" max="500" step="0.1" required', 1),
        mix,
        tick('webhook', 'with webhooks', true),
      ],
      traffic.running ? 'Start anew' : 'Start',
    ),
    ...(traffic.running
      ? [lever('Stop the stream', 'Whoever has arrived stays.', 'traffic-stop', [], 'Stop', 'quiet')]
      : []),
    lever(
      'Change a status around the API',
      'As somebody in the console would, or silently.',
      'status',
      [
        field('session', 'Session', 'size="10" placeholder="number or id" required'),
        choice('status', 'Status', [...SESSION_STATUSES], 'Approved'),
        choice('actor', 'By', [
          ['console', 'a console user'],
          ['api_key', 'an API key'],
          ['system', 'the system'],
        ]),
        field('comment', 'Comment', 'size="11"'),
        tick('webhook', 'with webhook', true),
      ],
      'Change',
    ),
  ]);
}
