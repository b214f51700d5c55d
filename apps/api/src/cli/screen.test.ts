import { Writable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { createScreen, table } from './screen.ts';
import { hideSecret, masked } from './secrets.ts';

/** A stream that keeps what is written to it, with or without a terminal behind it. */
function stream(isTTY: boolean) {
  const written: string[] = [];
  const writable = new Writable({
    write(chunk, _encoding, done) {
      written.push(String(chunk));
      done();
    },
  });
  // The few properties of a terminal's stream that are used.
  const target = Object.assign(writable, { isTTY, columns: 60 }) as unknown as NodeJS.WriteStream;
  return { target, text: () => written.join('') };
}

function screenOn(isTTY: boolean, { json = false, color = true } = {}) {
  const [out, err] = [stream(isTTY), stream(isTTY)];
  return { screen: createScreen({ json, color, out: out.target, err: err.target }), out, err };
}

const ESCAPE = '\u001b[';

describe('colours', () => {
  test('appear on a terminal, and nowhere else', () => {
    const terminal = screenOn(true);
    expect(terminal.screen.paint('green', 'ok')).toBe(`${ESCAPE}32mok${ESCAPE}39m`);
    terminal.screen.warn('careful');
    expect(terminal.err.text()).toContain(ESCAPE);
    const kept = screenOn(false);
    expect(kept.screen.paint('green', 'ok')).toBe('ok');
    kept.screen.warn('careful');
    expect(kept.err.text()).toBe('careful\n');
  });

  test('stay away when they are not wanted', () => {
    expect(screenOn(true, { color: false }).screen.paint('red', 'no')).toBe('no');
  });
});

describe('progress', () => {
  test('is a bar that redraws itself on a terminal and leaves nothing behind', () => {
    const { screen, err } = screenOn(true);
    const progress = screen.progress('Sessions read:', 200);
    progress.update(50);
    progress.update(100);
    progress.end('Done.');
    expect(err.text()).toContain('Sessions read: [######------------------] 50 of 200 (25 %)');
    expect(err.text().split('\n')).toHaveLength(2);
    expect(err.text()).toMatch(/\r.{4}Done\.\n$/);
  });

  test('is a line now and then where output is kept', () => {
    const { screen, err } = screenOn(false);
    const progress = screen.progress('Sessions read:', 3);
    for (const done of [1, 2, 3]) progress.update(done);
    progress.end();
    expect(err.text()).toBe('Sessions read: 1 of 3 (33 %)\n');
  });

  test('without a known end counts', () => {
    const { screen, err } = screenOn(false);
    screen.progress('Listed:').update(7, { detail: 'page 1' });
    expect(err.text()).toBe('Listed: 7  page 1\n');
  });
});

describe('an answer', () => {
  test('is lines for people and one document for programs', () => {
    const people = screenOn(false);
    people.screen.answer({ a: 1 }, ['A is 1.', 'That is all.']);
    expect(people.out.text()).toBe('A is 1.\nThat is all.\n');
    const programs = screenOn(false, { json: true });
    programs.screen.answer({ a: 1 }, ['A is 1.']);
    programs.screen.note('said along the way');
    expect(JSON.parse(programs.out.text())).toEqual({ a: 1 });
    expect(programs.err.text()).toBe('said along the way\n');
  });

  test('masks known secrets and everything that looks like a key, unless it was asked for', () => {
    hideSecret('a-known-secret-1234');
    const { screen, out, err } = screenOn(false);
    screen.answer({}, ['a-known-secret-1234 sk_live_0123456789abcdef']);
    screen.note('a-known-secret-1234');
    expect(out.text()).toBe('••••1234 ••••cdef\n');
    expect(err.text()).toBe('••••1234\n');
    screen.answer({}, ['a-known-secret-1234'], { reveal: true });
    expect(out.text()).toContain('a-known-secret-1234');
  });

  test('shows nothing of a short secret', () => {
    expect(masked('short-pw')).toBe('••••');
  });

  test('lines up names and values, and leaves out what is not there', () => {
    const rows = [
      ['Name', 'Ann'],
      ['Nothing', null],
      ['Document', 'P1'],
    ] as const;
    expect(table(rows)).toEqual(['Name:     Ann', 'Document: P1']);
  });
});
