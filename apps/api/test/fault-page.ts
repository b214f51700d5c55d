import { COMMANDS, FAULTS, PAGE_SURFACES, type Surface } from './fault-matrix.ts';

/** The matrix as the tables of docs/faults.md, made from the texts that the tests assert. */
export function faultPage(): string {
  return [
    '## On the pages',
    ...Object.values(PAGE_SURFACES).flatMap((surface) => tableOf(surface)),
    '## On the command line',
    ...Object.values(COMMANDS).flatMap((command) =>
      tableOf(command, { title: 'Exit code', of: command.code }),
    ),
  ]
    .join('\n\n')
    .concat('\n');
}

type More = { title: string; of: (fault: (typeof FAULTS)[number]) => number };

function tableOf(surface: Surface, more?: More): string[] {
  const head = ['Didit …', 'A person reads', ...(more ? [more.title] : []), 'What is safe', 'How it goes on'];
  const rows = FAULTS.map((fault) => [
    `${fault.title} (\`${fault.mode}\`)`,
    surface.sees(fault),
    ...(more ? [String(more.of(fault))] : []),
    surface.safe(fault),
    surface.recovers(fault),
  ]);
  return [`### ${surface.name}`, `${surface.where}.`, [line(head), rule(head), ...rows.map(line)].join('\n')];
}

const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
const rule = (cells: readonly string[]) => `|${cells.map(() => '---|').join('')}`;
