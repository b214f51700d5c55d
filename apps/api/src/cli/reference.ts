import type { Command } from './command.ts';
import { EXIT_MEANINGS } from './exit.ts';
import { optionRows, usageLine } from './help.ts';

/** Every command as Markdown, from the same description that `--help` prints. */
export function reference(commands: readonly Command[]): string {
  return `${[...commands.map(section), exitSection()].join('\n\n')}\n`;
}

function section(command: Command): string {
  const rows = optionRows(command.options).map(
    ([name, text]) => `| \`${escaped(name)}\` | ${escaped(text)} |`,
  );
  const settings = Object.entries(command.settings ?? {}).map(([name, text]) => `- \`${name}\`: ${text}`);
  return [
    `### ${command.name}`,
    `\`${usageLine(command)}\``,
    command.summary,
    ...(command.about ?? []),
    ...(rows.length > 0 ? [`| Option | |\n| --- | --- |\n${rows.join('\n')}`] : []),
    ...(settings.length > 0 ? [`Settings:\n\n${settings.join('\n')}`] : []),
    `\`\`\`sh\n${command.examples.join('\n')}\n\`\`\``,
  ].join('\n\n');
}

function exitSection(): string {
  const rows = EXIT_MEANINGS.map(([code, meaning]) => `| ${code} | ${meaning} |`);
  return `### Exit codes\n\n| Code | Meaning |\n| --- | --- |\n${rows.join('\n')}`;
}

/** A bar would end the cell. */
function escaped(text: string): string {
  return text.replaceAll('|', '\\|');
}
