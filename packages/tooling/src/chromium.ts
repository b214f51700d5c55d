import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runCommand } from './command.ts';
import { UsageError } from './env.ts';
import { paths } from './paths.ts';

// The headless shell is the same engine without windows; the journeys take little more than half the time in it.
const names = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
];

/** Places outside PATH where browsers install themselves. */
function usualPlaces(env: NodeJS.ProcessEnv): string[] {
  const windows = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].flatMap((base) =>
    base
      ? [
          join(base, 'Google', 'Chrome', 'Application', 'chrome.exe'),
          join(base, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
        ]
      : [],
  );
  return [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ...windows,
  ];
}

/** The installed Chromium, Chrome or Edge: CHROMIUM_PATH first, then PATH, then the usual places. */
export function installedChromium(env: NodeJS.ProcessEnv = process.env): string | null {
  if (env.CHROMIUM_PATH) {
    if (existsSync(env.CHROMIUM_PATH)) return env.CHROMIUM_PATH;
    throw new UsageError(`CHROMIUM_PATH is ${env.CHROMIUM_PATH}, but there is no such file.`);
  }
  const onPath = (env.PATH ?? '').split(delimiter).flatMap((dir) => names.map((name) => join(dir, name)));
  return [...onPath, ...usualPlaces(env)].find((path) => existsSync(path)) ?? null;
}

/**
 * Finds a browser for the browser tests, or installs Debian's where we may.
 * Errors: UsageError that says exactly what to install. Never "skip": tests that did not run prove nothing.
 */
export async function findChromium(): Promise<string> {
  const installed = installedChromium();
  if (installed) return installed;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('No Chromium found; installing Debian’s package (about 200 MB, once) …');
    await aptGet(['update', '-qq']);
    await aptGet(['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-liberation']);
    const found = installedChromium();
    if (found) return found;
  }
  throw new UsageError(`The browser tests need Chromium or Chrome, and none was found. Install one:
  Debian, Ubuntu   sudo apt-get install -y chromium fonts-liberation
  Fedora           sudo dnf install -y chromium
  macOS            brew install --cask google-chrome
  Windows          winget install Google.Chrome
or set CHROMIUM_PATH to the program of an installed one.`);
}

async function aptGet(args: string[]): Promise<void> {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const { code, output } = await runCommand('apt-get', args, { cwd: paths.root, env, capture: true });
  // The search for a browser afterwards decides; apt also fails for unrelated, broken sources.
  if (code !== 0) console.log(`apt-get ${args[0]} ended with code ${code}:\n${output.slice(-1500)}`);
}
