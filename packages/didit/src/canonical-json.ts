/** Deeper nesting than any event has; without a limit a hostile body could exhaust the stack before its signature is checked. */
const MAX_DEPTH = 100;

const NUMBER = /-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/y;

/**
 * The text Didit signs for `X-Signature-V2`: keys sorted by Unicode code point at every level, no spaces,
 * non-ASCII characters raw, floats with an integral value written as integers, the last of repeated keys kept.
 * Other floats are spelled as Python spells them, however they arrived: Didit signs the parsed body, and a proxy
 * may have written `1e-05` anew as `0.00001`.
 *
 * It works on the source text because JSON.parse loses what the signature covers: integers beyond 2^53, and the
 * order of integer-like keys.
 *
 * @throws SyntaxError when the text is not JSON, nests too deep or holds a lone surrogate (which has no UTF-8 form)
 * Source: Didit docs: Webhooks, signature verification
 */
export function canonicalise(source: string): string {
  const reader = new Reader(source);
  const canonical = reader.value(0);
  reader.end();
  return canonical;
}

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  value(depth: number): string {
    if (depth > MAX_DEPTH) throw this.#fault('nesting too deep');
    this.#skipSpace();
    const next = this.#text[this.#at];
    if (next === '{') return this.#object(depth);
    if (next === '[') return this.#array(depth);
    if (next === '"') return JSON.stringify(this.#string());
    for (const word of ['true', 'false', 'null']) {
      if (this.#text.startsWith(word, this.#at)) {
        this.#at += word.length;
        return word;
      }
    }
    return this.#number();
  }

  end(): void {
    this.#skipSpace();
    if (this.#at !== this.#text.length) throw this.#fault('text after the end');
  }

  #object(depth: number): string {
    const members = new Map<string, string>();
    this.#items('}', () => {
      const key = this.#string();
      this.#expect(':');
      members.set(key, this.value(depth + 1));
    });
    const sorted = [...members].sort(([a], [b]) => byCodePoint(a, b));
    return `{${sorted.map(([key, value]) => `${JSON.stringify(key)}:${value}`).join(',')}}`;
  }

  #array(depth: number): string {
    const items: string[] = [];
    this.#items(']', () => items.push(this.value(depth + 1)));
    return `[${items.join(',')}]`;
  }

  /** Reads `item, item, …` from the opening bracket to `close`. */
  #items(close: string, readItem: () => void): void {
    this.#at += 1;
    this.#skipSpace();
    if (this.#text[this.#at] === close) {
      this.#at += 1;
      return;
    }
    for (;;) {
      readItem();
      this.#skipSpace();
      const next = this.#text[this.#at];
      this.#at += 1;
      if (next === close) return;
      if (next !== ',') throw this.#fault('expected a comma');
    }
  }

  #string(): string {
    this.#skipSpace();
    if (this.#text[this.#at] !== '"') throw this.#fault('expected a string');
    let end = this.#at + 1;
    while (end < this.#text.length && this.#text[end] !== '"') end += this.#text[end] === '\\' ? 2 : 1;
    let value: unknown;
    try {
      value = JSON.parse(this.#text.slice(this.#at, end + 1));
    } catch {
      // JSON.parse would quote the string itself, which may be personal data.
      throw this.#fault('bad string');
    }
    if (typeof value !== 'string' || !value.isWellFormed()) throw this.#fault('bad string');
    this.#at = end + 1;
    return value;
  }

  #number(): string {
    NUMBER.lastIndex = this.#at;
    const match = NUMBER.exec(this.#text);
    if (match === null) throw this.#fault('unexpected character');
    this.#at = NUMBER.lastIndex;
    const [literal, fraction, exponent] = match;
    if (fraction === undefined && exponent === undefined) return literal === '-0' ? '0' : literal;
    const value = Number(literal);
    if (!Number.isFinite(value)) throw this.#fault('number out of range');
    return Number.isInteger(value) ? BigInt(value).toString() : pythonFloat(value);
  }

  #expect(character: string): void {
    this.#skipSpace();
    if (this.#text[this.#at] !== character) throw this.#fault(`expected ${character}`);
    this.#at += 1;
  }

  #skipSpace(): void {
    while (' \t\n\r'.includes(this.#text[this.#at] ?? 'x')) this.#at += 1;
  }

  #fault(what: string): SyntaxError {
    return new SyntaxError(`${what} at ${this.#at}`);
  }
}

/**
 * A float with a fraction as Python's `repr` has it. Both languages take the shortest digits that read back as the
 * same number; they differ in when they go over to an exponent (Python below 1e-4) and in writing it (`e-05`).
 */
function pythonFloat(value: number): string {
  const [digits = '', exponent = '0'] = value.toExponential().split('e');
  if (Number(exponent) >= -4) return String(value);
  return `${digits}e-${exponent.slice(1).padStart(2, '0')}`;
}

/** UTF-8 byte order equals code-point order; JavaScript's own comparison goes by UTF-16 units and differs. */
function byCodePoint(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a, 'utf8'), Buffer.from(b, 'utf8'));
}
