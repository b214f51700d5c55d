import { join } from 'node:path';
import { build } from 'vite';

const HEAD = `// Verifies evidence packs, audit bundles and receipts of Docket. Made from packages/audit; do not edit by hand.
`;

/** The verifier as one readable file: not minified, because a sceptic reads it. The same sources give the same bytes. */
export async function buildVerifier(): Promise<string> {
  const folder = join(import.meta.dirname, '..');
  const built = await build({
    root: folder,
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      minify: false,
      ssr: join(folder, 'src', 'stranger', 'main.ts'),
      target: 'node20',
      rolldownOptions: {
        // The names in the file are paths from here, wherever it is made.
        cwd: folder,
        treeshake: { moduleSideEffects: false },
        output: { format: 'es', entryFileNames: 'verify.mjs', codeSplitting: false },
      },
    },
    ssr: { noExternal: true, target: 'node' },
  });
  const outputs = Array.isArray(built) ? built : [built];
  const [chunk, ...more] = outputs.flatMap((one) => ('output' in one ? one.output : []));
  if (chunk?.type !== 'chunk' || more.length > 0) throw new Error('the verifier is not one file');
  return HEAD + chunk.code;
}
