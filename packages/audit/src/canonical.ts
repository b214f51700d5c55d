/**
 * RFC 8785 (JSON Canonicalization Scheme) for the value space of audit entries.
 *
 * Leaves are hashes of text, so one entry must have exactly one spelling in every language and for
 * ever. The space is narrower than RFC 8785 allows: numbers are safe integers only, because float
 * printing (RFC 8785 §3.2.2.3) is the part other implementations get wrong, and an audit fact has no
 * need of fractions.
 */

/** What an audit entry may be made of. `number` means a safe integer, which the type cannot say. */
export type CanonicalValue =
  | null
  | boolean
  | number
  | string
  | readonly CanonicalValue[]
  | { readonly [key: string]: CanonicalValue };

/** Entries are a few levels deep; the limit keeps a hostile text from exhausting the stack. */
const MAX_DEPTH = 64;

/** Why a value or text is not canonical, and where: `pointer` is a JSON Pointer (RFC 6901), '' is the whole. */
export class CanonicalError extends Error {
  override readonly name = 'CanonicalError';
  readonly pointer: string;

  constructor(problem: string, pointer: string) {
    super(`${pointer === '' ? 'the value' : pointer}: ${problem}`);
    this.pointer = pointer;
  }
}

/**
 * The one canonical text of `value`.
 *
 * @throws CanonicalError for anything outside {@link CanonicalValue}: floats, undefined, bigint, dates
 *   and other class instances, holes in arrays, symbol keys, lone surrogates, nesting beyond 64 levels
 *   (which also ends a cycle).
 */
export function canonicalise(value: unknown): string {
  return write(value, '', 0);
}

/**
 * Reads a text that claims to be canonical, and refuses it unless writing it again gives the same text.
 * That one comparison catches blanks, key order, escapes, `1.0`, `1e2` and duplicate keys (of which
 * `JSON.parse` silently keeps the last) without a second parser to get wrong.
 *
 * @throws CanonicalError when the text is not JSON, or not in canonical form.
 */
export function parseCanonical(text: string): CanonicalValue {
  const value = parseJson(text);
  if (canonicalise(value) !== text) throw new CanonicalError('the text is not in canonical form', '');
  // canonicalise has just proved every part of the value to be inside CanonicalValue
  return value as CanonicalValue;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    // the parser's message quotes the text, which may be an altered entry: it is left out on purpose
    throw new CanonicalError('the text is not JSON', '');
  }
}

function write(value: unknown, pointer: string, depth: number): string {
  if (depth > MAX_DEPTH) throw new CanonicalError(`nested deeper than ${MAX_DEPTH} levels`, pointer);
  switch (typeof value) {
    case 'string':
      return writeString(value, pointer);
    case 'number':
      return writeInteger(value, pointer);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? writeArray(value, pointer, depth) : writeObject(value, pointer, depth);
    default:
      throw new CanonicalError(`${typeof value} is not a JSON value`, pointer);
  }
}

/** ECMAScript's own string escaping is the one RFC 8785 §3.2.2.2 prescribes, once the input is Unicode. */
function writeString(text: string, pointer: string): string {
  if (!text.isWellFormed()) throw new CanonicalError('the string holds a lone surrogate', pointer);
  return JSON.stringify(text);
}

function writeInteger(value: number, pointer: string): string {
  if (!Number.isSafeInteger(value)) throw new CanonicalError('the number is not a safe integer', pointer);
  // String(-0) is "0", as RFC 8785 Appendix B asks
  return String(value);
}

function writeArray(items: readonly unknown[], pointer: string, depth: number): string {
  // Array.from visits holes too, so that they are refused as undefined instead of skipped
  const parts = Array.from(items, (item, i) => write(item, `${pointer}/${i}`, depth + 1));
  return `[${parts.join(',')}]`;
}

function writeObject(value: object, pointer: string, depth: number): string {
  if (!isPlain(value)) throw new CanonicalError('only plain objects can be written', pointer);
  if (Object.getOwnPropertySymbols(value).length > 0)
    throw new CanonicalError('symbol keys cannot be written', pointer);
  // `<` on strings compares UTF-16 code units, the order of RFC 8785 §3.2.3; a locale order would not do
  const parts = Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => {
      const at = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      return `${writeString(key, at)}:${write(item, at, depth + 1)}`;
    });
  return `{${parts.join(',')}}`;
}

/** Plain by its chain and not by identity with Object.prototype, which differs between browser frames. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
