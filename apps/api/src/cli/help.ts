import { COMMON_OPTIONS, type Command, type Option, type Options } from './command.ts';
import { EXIT_MEANINGS } from './exit.ts';

const WIDTH = 100;

/** `docket --help` and `docket <group> --help`: every command with what it does. */
export function overview(commands: readonly Command[], about: string): string {
  const width = Math.max(...commands.map((command) => usageName(command).length));
  const lines = commands.map((command) => `  ${usageName(command).padEnd(width)}  ${command.summary}`);
  return [
    about,
    '',
    ...lines,
    '',
    'docket <command> --help says more, with examples. Every command knows --json and --no-color.',
    '',
    'Exit codes:',
    ...exitLines(),
  ].join('\n');
}

/** `docket <command> --help`. */
export function helpOf(command: Command): string {
  const parts = [
    `${usageLine(command)}\n\n${wrap(command.summary)}`,
    ...(command.about ?? []).map((text) => wrap(text)),
    `Options:\n${optionLines({ ...command.options, ...COMMON_OPTIONS }).join('\n')}`,
    ...(command.settings
      ? [`Settings (environment):\n${columns(Object.entries(command.settings)).join('\n')}`]
      : []),
    `Examples:\n${command.examples.map((line) => `  ${line}`).join('\n')}`,
    `Exit codes:\n${exitLines().join('\n')}`,
  ];
  return parts.join('\n\n');
}

/** `docket kyc session --workflow-id <id> [options]` */
export function usageLine(command: Command): string {
  const required = Object.entries(command.options).filter(([, option]) => option.required);
  return [
    usageName(command),
    ...required.map(([name, option]) => written(name, option)),
    ...(required.length < Object.keys(command.options).length ? ['[options]'] : []),
  ].join(' ');
}

export function usageName({ name, argument, argumentIsOptional }: Command): string {
  if (argument === undefined) return `docket ${name}`;
  return argumentIsOptional ? `docket ${name} [${argument}]` : `docket ${name} <${argument}>`;
}

/** Each option as it is typed, and what it is for. */
export function optionRows(options: Options): [string, string][] {
  return Object.entries(options).map(([name, option]) => [written(name, option), explained(option)]);
}

/** More than so many choices are explained instead of written out. */
const MOST_CHOICES = 4;

function written(name: string, option: Option): string {
  if (option.kind === 'flag') return option.default === true ? `--${name}, --no-${name}` : `--${name}`;
  if (option.kind !== 'choice') return `--${name} <${option.value}>`;
  return `--${name} <${option.of.length > MOST_CHOICES ? name : option.of.join('|')}>`;
}

function explained(option: Option): string {
  const { describe, required } = option;
  if (option.kind === 'flag') return option.default === true ? `${describe} (on by default)` : describe;
  const isLong = option.kind === 'choice' && option.of.length > MOST_CHOICES;
  const text = isLong ? `${describe}: ${option.of.join(', ')}` : describe;
  if (required) return `${text} (required)`;
  return option.default === undefined ? text : `${text} (default ${option.default})`;
}

function optionLines(options: Options): string[] {
  return columns(optionRows(options));
}

function exitLines(): string[] {
  return columns(EXIT_MEANINGS.map(([code, meaning]) => [String(code), meaning]));
}

const MOST_INDENT = 34;

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.min(MOST_INDENT, Math.max(...rows.map(([name]) => name.length)));
  return rows.flatMap(([name, text]) => {
    const folded = wrap(text, WIDTH - width - 4).split('\n');
    const rest = folded.map((line) => `${' '.repeat(width + 4)}${line}`);
    // A long name gets a line of its own rather than pushing every explanation to the right.
    if (name.length > width) return [`  ${name}`, ...rest];
    return [`  ${name.padEnd(width)}  ${folded[0] ?? ''}`, ...rest.slice(1)];
  });
}

function wrap(text: string, width = WIDTH): string {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines.join('\n');
}
