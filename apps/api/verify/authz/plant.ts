import { ALL_PERMISSIONS, ROLES } from '@docket/contracts';
import { type Asked, judgeRoles, MATRIX, type Matrix } from './grid.ts';
import { type AskedAbout, judgeOwners } from './ownership.ts';
import { Tally } from './tally.ts';

/** Violations that were put into what was found, and those of them that were not reported. */
export interface Planted {
  planted: number;
  readonly unseen: string[];
}

/** Each right of the matrix turned around, given where it is not held and taken where it is: every route of it must stand out. */
export function plantRights(asked: readonly Asked[]): Planted {
  const result: Planted = { planted: 0, unseen: [] };
  for (const role of ROLES) {
    for (const permission of ALL_PERMISSIONS) {
      const routes = asked.filter((one) => one.role === role && one.access === permission);
      // What is looked at within a route guards none by itself.
      if (routes.length === 0) continue;
      const turned: Matrix = (who, access) => (who === role && access === permission) !== MATRIX(who, access);
      const wrong = wrongIn((tally) => judgeRoles(asked, turned, tally));
      note(
        result,
        `${permission} of ${role}`,
        routes.every(({ name }) => wrong.includes(`${name} by ${role}`)),
      );
    }
  }
  return result;
}

/** The entry of each refusal taken away. */
export function plantRefusals(asked: readonly Asked[]): Planted {
  const result: Planted = { planted: 0, unseen: [] };
  for (const victim of asked.filter(({ answer }) => answer !== 'allowed')) {
    const cell = `${victim.name} refused to ${victim.role}: entries`;
    const wrong = wrongIn((tally) => judgeRoles([{ ...victim, entries: [] }], MATRIX, tally));
    note(result, cell, wrong.includes(cell));
  }
  return result;
}

/** What is answered about one's own expected of a colleague's, and the other way round, where the two differ. */
export function plantOwners(asked: readonly AskedAbout[]): Planted {
  const result: Planted = { planted: 0, unseen: [] };
  for (const victim of asked.filter(({ owner, cell }) => owner !== 'none' && cell.own !== cell.other)) {
    const cell = { ...victim.cell, own: victim.cell.other, other: victim.cell.own };
    const name = `${victim.name} by ${victim.role} on ${victim.owner}`;
    note(result, name, wrongIn((tally) => judgeOwners([{ ...victim, cell }], tally)).includes(name));
  }
  return result;
}

function wrongIn(judge: (tally: Tally) => void): string[] {
  const tally = new Tally();
  judge(tally);
  return tally.wrong.map((line) => line.replace(/: expected .*$/, ''));
}

function note(result: Planted, name: string, isSeen: boolean): void {
  result.planted += 1;
  if (!isSeen) result.unseen.push(name);
}
