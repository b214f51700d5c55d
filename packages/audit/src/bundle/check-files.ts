/** Whether the files of a bundle or pack are those of its manifest. */
import { type Finding, failed, passed } from '../verify-checks.ts';
import { FILES } from './manifest.ts';
import type { FileReader } from './read-lines.ts';
import type { Digest, OpenFiles } from './zip.ts';

/**
 * Every file is the one the log signed for, none is missing and none was added. `badIndex` is the first entry that a
 * changed file puts in doubt.
 */
export async function checkFiles(
  files: OpenFiles,
  reader: FileReader,
  signed: Readonly<Record<string, Digest>>,
  badIndex: number | null,
): Promise<Finding> {
  const problems: string[] = [];
  for (const [name, said] of Object.entries(signed)) {
    if (!files.has(name)) {
      problems.push(`${name} is missing`);
      continue;
    }
    if (!reader.digests.has(name) && !reader.damage.has(name)) await reader.skim(name);
    const damage = reader.damage.get(name);
    if (damage !== undefined) problems.push(damage);
    else if (said.sha256 !== reader.digests.get(name)?.sha256) {
      problems.push(`${name} is not the file the log signed for`);
    }
  }
  const known = new Set<string>([...Object.keys(signed), FILES.manifest]);
  for (const name of files.keys()) if (!known.has(name)) problems.push(`${name} was added`);
  if (problems.length === 0) return passed('files', `all ${known.size} files are as the log signed them`);
  // a changed file that holds entries puts them in doubt even where the change spares each of them
  return failed('files', problems.join('; '), badIndex);
}
