/** A repeatable stream of numbers in [0, 1): the same seed always shows the same difference again (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

// Where JavaScript and Python are known to part: escapes, the order of characters beyond U+FFFF, and numbers.
const CHARACTERS = [
  ...'abcXYZ019 _-/.:"\\',
  ...'\b\f\n\r\t\u0000\u001f\u007f\u0085\u2028\u2029',
  ...'áßñЖخ漢字',
  ...'\ue000\ufffd\uffff\u{10000}\u{1f600}\u{10ffff}',
];
const NUMBERS = [
  ...['0', '-0', '0.0', '-0.0', '50.0', '1e2', '1E+21', '1e22', '1e-5', '0.00001', '0.0001', '1e-4', '0.10'],
  ...['9007199254740993', '123456789012345678901234567890', '9007199254740993.0', '2251799813685248.5'],
  ...['5e-324', '2.2250738585072014e-308', '1.7976931348623157e308', '1e-400', '0.1000000000000000055'],
];

/** Texts of JSON objects as a hostile world could deliver them: any spelling a parser takes, nothing it refuses. */
export class RandomPayloads {
  readonly #random: () => number;

  constructor(seed: number) {
    this.#random = randomNumbers(seed);
  }

  next(): string {
    return this.#object(0);
  }

  #below(limit: number): number {
    return Math.floor(this.#random() * limit);
  }

  #pick(choices: readonly string[]): string {
    return choices[this.#below(choices.length)] ?? '';
  }

  #value(depth: number): string {
    const kind = this.#below(depth > 4 ? 6 : 9);
    if (kind < 2) return this.#string();
    if (kind < 5) return this.#number();
    if (kind === 5) return this.#pick(['true', 'false', 'null']);
    return kind === 6 ? this.#array(depth + 1) : this.#object(depth + 1);
  }

  #object(depth: number): string {
    const members = Array.from({ length: this.#below(5) }, () => {
      // Keys out of few, so that repeated ones, prefixes of others and integer-like ones are common.
      const key = this.#below(3) === 0 ? JSON.stringify(String(this.#below(12))) : this.#string();
      return `${this.#space()}${key}${this.#space()}:${this.#space()}${this.#value(depth)}${this.#space()}`;
    });
    return `{${members.join(',') || this.#space()}}`;
  }

  #array(depth: number): string {
    const items = Array.from({ length: this.#below(5) }, () => this.#space() + this.#value(depth));
    return `[${items.join(',') || this.#space()}]`;
  }

  #string(): string {
    const characters = Array.from({ length: this.#below(6) }, () => this.#character());
    return `"${characters.join('')}"`;
  }

  /** Plain where JSON allows it, or in either of its escapes. */
  #character(): string {
    const character = this.#pick(CHARACTERS);
    const plain = JSON.stringify(character).slice(1, -1);
    if (this.#below(3) > 0) return character === '/' && this.#below(2) === 0 ? '\\/' : plain;
    const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at));
    const hex = units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
    return this.#below(2) === 0 ? hex : hex.toUpperCase().replaceAll('\\U', '\\u');
  }

  #number(): string {
    const kind = this.#below(5);
    if (kind === 0) return this.#pick(NUMBERS);
    if (kind === 1) return String(this.#below(2_000) - 1_000);
    const value = (this.#random() - 0.5) * 10 ** (this.#below(40) - 20);
    if (kind === 2) return value.toExponential(this.#below(20));
    // toFixed of large numbers has all their digits, more than a float can hold: both must round the same way.
    return kind === 3 ? value.toFixed(this.#below(20)) : String(value);
  }

  #space(): string {
    return this.#below(4) === 0 ? this.#pick([' ', '\n', '\t', '\r\n', '  ']) : '';
  }
}
