import { verifierKeyOf } from '@docket/audit';
import { type BundleReport, verifyBundle } from '@docket/audit/bundle';
import { SYSTEM } from '../../src/features/audit/append-audit.ts';
import { type ExportQuery, exportAudit } from '../../src/features/audit/export/export-audit.ts';
import type { Lab } from './lab.ts';

/** Logs nobody touched, each of another shape: in the database, and as bundles of the whole and of its parts. */
export async function falseAlarms(lab: Lab, logs: number): Promise<{ verified: number; alarms: number }> {
  const counted = { verified: 0, alarms: 0 };
  const judge = (
    what: string,
    verdict: { ok: boolean; checks: BundleReport['checks'] | readonly object[] },
  ) => {
    counted.verified += 1;
    if (verdict.ok) return;
    counted.alarms += 1;
    console.log(`  ✗ false alarm: ${what}`, JSON.stringify(verdict.checks));
  };
  for (let i = 0; i < logs; i += 1) {
    await lab.clear();
    await lab.write(
      Array.from(
        { length: 1 + Math.floor(Math.random() * 8) },
        () => 1 + Math.floor(Math.random() ** 3 * 90),
      ),
    );
    judge('in the database', await lab.verify());
    const moments = await lab.db.selectFrom('audit.log').select('at').orderBy('leaf_index').execute();
    const from = moments[Math.floor(Math.random() * moments.length)]?.at;
    judge('bundle of the log', await bundleOf(lab, {}));
    judge('bundle of a case', await bundleOf(lab, { caseId: '00000000-0000-4000-8000-000000000000' }));
    judge('bundle of a period', await bundleOf(lab, { from }));
  }
  return counted;
}

async function bundleOf(lab: Lab, query: Record<string, string | undefined>): Promise<BundleReport> {
  // the ids were made by us a moment ago, so nothing is left to parse
  const { bytes } = await exportAudit(lab.deps, SYSTEM, query as ExportQuery);
  return verifyBundle(await new Response(bytes).blob(), { key: verifierKeyOf(lab.key) });
}
