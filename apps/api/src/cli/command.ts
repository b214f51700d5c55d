import { parseArgs } from 'node:util';
import { UsageError } from './exit.ts';
import type { Screen } from './screen.ts';

interface Described {
  /** What it is for, and its unit. */
  readonly describe: string;
  readonly required?: true;
}
interface TextOption extends Described {
  readonly kind: 'text';
  /** Stands for the value in the help: `url`. */
  readonly value: string;
  readonly default?: string;
}
interface NumberOption extends Described {
  readonly kind: 'number';
  readonly value: string;
  readonly min: number;
  readonly max: number;
  readonly whole?: true;
  readonly default?: number;
}
interface ChoiceOption extends Described {
  readonly kind: 'choice';
  readonly of: readonly string[];
  readonly default?: string;
}
interface FlagOption extends Described {
  readonly kind: 'flag';
  /** A flag that is on by default is switched off with `--no-…`. */
  readonly default?: boolean;
}
export type Option = TextOption | NumberOption | ChoiceOption | FlagOption;
export type Options = Readonly<Record<string, Option>>;

type Sure<O, V> = O extends { default: unknown } | { required: true } ? V : V | undefined;
type ValueOf<O extends Option> = O extends FlagOption
  ? boolean
  : O extends NumberOption
    ? Sure<O, number>
    : O extends ChoiceOption
      ? Sure<O, O['of'][number]>
      : Sure<O, string>;
export type Values<O extends Options> = { readonly [Name in keyof O]: ValueOf<O[Name]> };

/** One call of a command: what was typed, checked, and where the answer goes. */
export interface Call<O extends Options = Options> {
  readonly values: Values<O>;
  readonly screen: Screen;
  /** The command's own argument, a session id for example; empty for commands without one. */
  readonly argument: string;
}

interface Spec<O extends Options> {
  /** As typed: `kyc setup`. */
  readonly name: string;
  readonly summary: string;
  /** What a person should know before using it, a paragraph each. */
  readonly about?: readonly string[];
  /** The one argument it demands: its name in the help. */
  readonly argument?: string;
  /** The argument may be left out; the call then has an empty one. */
  readonly argumentIsOptional?: true;
  readonly options: O;
  /** Settings it reads, with what they are for. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly examples: readonly string[];
  run(call: Call<O>): Promise<number>;
}

/** A command whose options were checked against each other by defineCommand and are now forgotten. */
export interface Command extends Omit<Spec<Options>, 'run'> {
  start(args: readonly string[], screenOf: (switches: ScreenSwitches) => Screen): Promise<number>;
}

export interface ScreenSwitches {
  readonly json: boolean;
  readonly color: boolean;
}

/** Every command has these. */
export const COMMON_OPTIONS = {
  json: { kind: 'flag', describe: 'one JSON document on standard output, messages on standard error' },
  color: { kind: 'flag', default: true, describe: 'colours on a terminal; NO_COLOR switches them off too' },
} as const satisfies Options;

export function defineCommand<const O extends Options>(spec: Spec<O>): Command {
  const { run, ...described } = spec;
  return {
    ...described,
    async start(args, screenOf) {
      const all = { ...spec.options, ...COMMON_OPTIONS };
      const { values, positionals } = parse(args, all);
      const { json, color } = values as { json: boolean; color: boolean }; // flags always have a value
      const argument = oneArgument(spec, positionals);
      // checkedValues gave every option the type its kind says, which the generic cannot see.
      const call = { values: values as Values<O>, argument, screen: screenOf({ json, color }) };
      return run(call);
    },
  };
}

function parse(args: readonly string[], options: Options) {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    allowNegative: true,
    options: Object.fromEntries(
      Object.entries(options).map(([name, { kind }]) => [
        name,
        { type: kind === 'flag' ? ('boolean' as const) : ('string' as const) },
      ]),
    ),
  });
  const checked = Object.entries(options).map(([name, option]) => [
    name,
    checkedValue(name, option, values[name]),
  ]);
  return { values: Object.fromEntries(checked) as Record<string, unknown>, positionals }; // keys are strings
}

function checkedValue(
  name: string,
  option: Option,
  given: string | boolean | undefined | unknown[],
): unknown {
  if (option.kind === 'flag') return given ?? option.default ?? false;
  if (given === undefined) {
    if (option.required) throw new UsageError(`--${name} is missing.`);
    return option.default;
  }
  const text = String(given);
  if (text.trim() === '') throw new UsageError(`--${name} is empty.`);
  if (option.kind === 'number') return checkedNumber(name, option, text);
  if (option.kind === 'choice' && !option.of.includes(text)) {
    throw new UsageError(`--${name} is one of ${option.of.join(', ')}.`);
  }
  return text;
}

function checkedNumber(name: string, { min, max, whole }: NumberOption, text: string): number {
  const value = Number(text);
  const fits = Number.isFinite(value) && value >= min && value <= max && (!whole || Number.isInteger(value));
  if (!fits) throw new UsageError(`--${name} is a ${whole ? 'whole ' : ''}number from ${min} to ${max}.`);
  return value;
}

function oneArgument(
  spec: Pick<Command, 'name' | 'argument' | 'argumentIsOptional'>,
  given: string[],
): string {
  const { name, argument, argumentIsOptional = false } = spec;
  // The words themselves are not repeated: among them may be a key typed in the wrong place.
  if (argument === undefined && given.length > 0) throw new UsageError(`docket ${name} takes options only.`);
  if (argument !== undefined && given.length === 0 && !argumentIsOptional)
    throw new UsageError(`The ${argument} is missing.`);
  if (given.length > 1) throw new UsageError(`docket ${name} takes one ${argument}.`);
  return given[0] ?? '';
}
