import type { PackItem } from '@docket/audit/pack';
import type { CaseId, TimelineItem } from '@docket/contracts';
import { sql } from 'kysely';
import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../../http/authenticate.ts';
import { subjectKeyOf } from '../../../sealing/subject-key.ts';
import { bypassesOf } from '../../bypasses/list-bypasses.ts';
import { readTimeline } from '../../cases/read-timeline.ts';
import { listCorrections } from '../../corrections/list-corrections.ts';
import { listDecisions } from '../../decisions/list-decisions.ts';
import { listDispositions } from '../../dispositions/list-dispositions.ts';
import { currentReasons } from '../../reasons/current-reasons.ts';

/** What happened, for people and for programs, and who the people are whom the log knows by their ids only. */
export async function* storyItems(deps: Deps, actor: Actor, caseId: CaseId): AsyncGenerator<PackItem> {
  const decisions = await listDecisions(deps, actor.id, caseId);
  const bypasses = await bypassesOf(deps, actor, caseId);
  const dispositions = await listDispositions(deps.db, deps, caseId);
  const timeline = await readTimeline(deps.db, await subjectKeyOf(deps.db, deps, caseId), caseId, {
    decisions,
    bypasses,
    dispositions,
    corrections: await listCorrections(deps.db, deps, caseId),
    reasons: (await currentReasons(deps.db)).reasons,
  });
  const oldestFirst = timeline.toReversed();
  yield { name: 'timeline.txt', content: [oldestFirst.map(lineOf).join('')] };
  yield { name: 'timeline.json', content: [pretty(oldestFirst)] };
  yield { name: 'people.json', content: [pretty(await peopleOf(deps, caseId))] };
}

function lineOf({ at, actor, title, detail }: TimelineItem): string {
  const more = detail === null ? '' : `\n    ${detail.replaceAll('\n', '\n    ')}`;
  return `${at}  ${actor.name} ${title}${more}\n`;
}

/** Everybody whose id stands in the case's part of the log. */
async function peopleOf(deps: Deps, caseId: string) {
  return await deps.db
    .selectFrom('users')
    .select(['id', 'name', 'role'])
    .where(sql<string>`id::text`, 'in', (eb) =>
      eb.selectFrom('audit.log').select('actor_id').where('case_id', '=', caseId),
    )
    .orderBy('name')
    .execute();
}

function pretty(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
