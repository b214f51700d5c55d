import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { canonicalise } from '../src/canonical-json.ts';
import { RandomPayloads } from './random-payloads.ts';

// Didit signs what this Python writes. One line in is a list of texts, one line out their canonical forms.
const PYTHON = `
import json, sys

def shorten_floats(value):
    if isinstance(value, dict):
        return {key: shorten_floats(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [shorten_floats(inner) for inner in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value

sys.stdin.reconfigure(encoding="utf-8")
for line in sys.stdin:
    forms = [
        json.dumps(shorten_floats(json.loads(text)), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        for text in json.loads(line)
    ]
    print(json.dumps(forms), flush=True)
`;

const USAGE = `Compares our canonical JSON with Python's on random payloads; ends with 1 on any difference.
  --count <n>    how many payloads, default 1000000
  --seed <n>     which random payloads, default 1
  --python <p>   the interpreter, default python3`;

const BATCH = 2_000;
const SHOWN_DIFFERENCES = 5;

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
    python: { type: 'string', default: 'python3' },
    help: { type: 'boolean', default: false },
  },
});
const count = Number(values.count);
const seed = Number(values.seed);
if (values.help || !Number.isSafeInteger(count) || count < 1 || !Number.isSafeInteger(seed)) {
  console.log(USAGE);
  process.exit(values.help ? 0 : 2);
}
process.exit((await compare(values.python, count, seed)) === 0 ? 0 : 1);

/** @returns how many payloads the two disagree about */
async function compare(interpreter: string, total: number, seedNumber: number): Promise<number> {
  const python = spawn(interpreter, ['-c', PYTHON], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  await once(python, 'spawn');
  const answers = createInterface({ input: python.stdout })[Symbol.asyncIterator]();
  const payloads = new RandomPayloads(seedNumber);
  let differing = 0;
  let characters = 0;
  const start = performance.now();
  for (let done = 0; done < total; done += BATCH) {
    const texts = Array.from({ length: Math.min(BATCH, total - done) }, () => payloads.next());
    python.stdin.write(`${JSON.stringify(texts)}\n`);
    const ours = texts.map((text) => canonicalise(text));
    const answer = await answers.next();
    if (answer.done) throw new Error(`${interpreter} ended early`);
    const theirs: unknown[] = JSON.parse(answer.value);
    for (const [at, text] of texts.entries()) {
      characters += text.length;
      if (ours[at] === theirs[at]) continue;
      differing += 1;
      if (differing <= SHOWN_DIFFERENCES) show(text, ours[at], theirs[at]);
    }
    progress(done + texts.length, total, differing);
  }
  python.stdin.end();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const megabytes = (characters / 1e6).toFixed(1);
  console.log(`\n${total} payloads (${megabytes} million characters, seed ${seedNumber}) in ${seconds} s`);
  console.log(differing === 0 ? 'all agree with Python' : `${differing} DIFFER from Python`);
  return differing;
}

function show(text: string, ours: unknown, theirs: unknown): void {
  console.log(
    `\npayload ${JSON.stringify(text)}\n ours   ${JSON.stringify(ours)}\n python ${JSON.stringify(theirs)}`,
  );
}

function progress(done: number, total: number, differing: number): void {
  if (done % (BATCH * 25) !== 0 && done !== total) return;
  const line = `${done} of ${total} compared, ${differing} differ`;
  // A line that rewrites itself is for people; a log gets one line per step.
  if (process.stdout.isTTY) process.stdout.write(`\r${line}`);
  else console.log(line);
}
