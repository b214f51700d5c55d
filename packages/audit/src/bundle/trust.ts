/** What whoever verifies a file brings along, and how a file names the key it is signed with. */
import { verifyNote } from '../note.ts';
import { NoteError, parseVerifierKey } from '../note-key.ts';
import { type Finding, failed, passed } from '../verify-checks.ts';
import { FILES } from './manifest.ts';
import type { FileReader } from './read-lines.ts';
import { type OpenFiles, openZip, ZipError } from './zip.ts';

/** The file is nothing that can be verified, so nothing can be said about any log. */
export class BundleError extends Error {
  override readonly name = 'BundleError';
}

export type Trust = {
  /** The log's public key as the verifier got it by another way; without it the file's own is believed. */
  readonly key?: string | undefined;
  /** Checkpoints the verifier kept from earlier, as signed notes. */
  readonly anchors?: readonly string[] | undefined;
  readonly onProgress?: ((entries: number, total: number) => void | Promise<void>) | undefined;
};

/**
 * The key everything is checked with: the verifier's, else the file's only one. `what` is "bundle" or "pack".
 *
 * @throws BundleError when it does not parse.
 */
export async function findKey(
  files: FileReader,
  given: string | undefined,
  what: string,
): Promise<{ key: string; finding: Finding }> {
  const own = (await files.text(FILES.key))?.replace(/\n$/, '') ?? '';
  const key = given?.trim() ?? own;
  try {
    parseVerifierKey(key);
  } catch (error) {
    if (!(error instanceof NoteError)) throw error;
    throw new BundleError(
      given === undefined ? `${FILES.key} holds no key` : `the given key: ${error.message}`,
    );
  }
  if (given === undefined) {
    const detail = `the key is the one in the ${what}: compare it with the log’s own`;
    return { key, finding: passed('key', detail) };
  }
  return own === key
    ? { key, finding: passed('key', `the ${what} names the key you gave`) }
    : {
        key,
        finding: failed('key', `${FILES.key}: the ${what} names another key than the one you gave`, null),
      };
}

/** Whether the manifest is signed by the log that it names. */
export function judgeSignature(
  note: string,
  key: string,
  { log, what }: { log: string; what: string },
): Finding {
  try {
    const { signers } = verifyNote(note, [key]);
    if (!signers.includes(log)) {
      return failed('manifest', `${FILES.manifest} speaks of another log, ${log}`, null);
    }
    return passed('manifest', `what the ${what} says of itself is signed by the log`);
  } catch (error) {
    if (!(error instanceof NoteError)) throw error;
    return failed('manifest', `${FILES.manifest}: ${error.message}`, null);
  }
}

/** The files of a zip. @throws BundleError when it is none. */
export async function openZipFile(blob: Blob): Promise<OpenFiles> {
  return await openZip(blob).catch((error: unknown) => {
    throw error instanceof ZipError ? new BundleError(error.message) : error;
  });
}
