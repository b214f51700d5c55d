import { spawn } from 'node:child_process';
import { delimiter, dirname } from 'node:path';

/** What a command said and how it ended. */
export interface Said {
  readonly code: number | null;
  readonly text: string;
}

/** Runs a command as a stranger would: in that folder, with a plain Node and the system's tools, nothing of ours. */
export async function runBare(folder: string, command: string, node: string): Promise<Said> {
  const path = [dirname(node), '/usr/local/bin', '/usr/bin', '/bin'].join(delimiter);
  const child = spawn('/bin/bash', ['-c', command], {
    cwd: folder,
    env: { PATH: path },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { code, text };
}

/** The commands a README asks for, in its order, with the key filled in; those that need a copy of one's own not. */
export function commandsIn(readme: string, key: string): string[] {
  return readme
    .split('\n')
    .filter((line) => /^ {4}(node|sha256sum|grep|sed|tail|openssl) /.test(line))
    .map((line) => line.trim().replace('<public key>', key))
    .filter((line) => !line.includes('<your copy'));
}
