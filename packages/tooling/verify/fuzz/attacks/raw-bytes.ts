import { sendBytes } from '../send.ts';

const HOST = 'host: docket\r\n';
const JSON_TYPE = 'content-type: application/json\r\n';

/** Requests that are broken below what HTTP libraries let through; numbers are pauses in milliseconds. */
const BROKEN: Readonly<Record<string, readonly (string | number)[]>> = {
  'no HTTP': ['hello\r\n\r\n'],
  'another protocol': ['\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n'],
  'HTTP/9.9': [`GET /api/environment HTTP/9.9\r\n${HOST}\r\n`],
  'HTTP/2 preface': ['PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
  'no host': ['GET /api/environment HTTP/1.1\r\n\r\n'],
  'an unknown method': [`BREW /api/environment HTTP/1.1\r\n${HOST}\r\n`],
  CONNECT: [`CONNECT 127.0.0.1:22 HTTP/1.1\r\n${HOST}\r\n`],
  TRACE: [`TRACE /api/environment HTTP/1.1\r\n${HOST}connection: close\r\n\r\n`],
  'a space in the address': [`GET /api/ environment HTTP/1.1\r\n${HOST}\r\n`],
  'NUL in the address': [`GET /api/\0 HTTP/1.1\r\n${HOST}\r\n`],
  'bytes in the address': [`GET /api/\xff\xfe HTTP/1.1\r\n${HOST}connection: close\r\n\r\n`],
  'an address of another host': [
    `GET http://evil.example/api/nothing HTTP/1.1\r\n${HOST}connection: close\r\n\r\n`,
  ],
  'NUL in a header': [`GET /api/environment HTTP/1.1\r\n${HOST}x: a\0b\r\n\r\n`],
  'a header without a colon': [`GET /api/environment HTTP/1.1\r\n${HOST}bad header\r\n\r\n`],
  'a folded header': [`GET /api/nothing HTTP/1.1\r\n${HOST}x: a\r\n b\r\nconnection: close\r\n\r\n`],
  'headers of 40 kB': [`GET /api/environment HTTP/1.1\r\n${HOST}x: ${'y'.repeat(40_000)}\r\n\r\n`],
  'an address of 40 kB': [`GET /api/${'y'.repeat(40_000)} HTTP/1.1\r\n${HOST}\r\n`],
  'five thousand headers': [`GET /api/nothing HTTP/1.1\r\n${HOST}${'a: b\r\n'.repeat(5_000)}\r\n`],
  'a negative length': [`POST /api/auth/sign-in HTTP/1.1\r\n${HOST}${JSON_TYPE}content-length: -1\r\n\r\n{}`],
  'two lengths': [
    `POST /api/auth/sign-in HTTP/1.1\r\n${HOST}${JSON_TYPE}content-length: 2\r\ncontent-length: 3\r\n\r\n{}`,
  ],
  'length and chunks': [
    `POST /api/auth/sign-in HTTP/1.1\r\n${HOST}${JSON_TYPE}content-length: 2\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n`,
  ],
  'an unknown coding': [
    `POST /api/auth/sign-in HTTP/1.1\r\n${HOST}${JSON_TYPE}transfer-encoding: xchunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n`,
  ],
  'a chunk that is no number': [
    `POST /api/auth/sign-in HTTP/1.1\r\n${HOST}${JSON_TYPE}transfer-encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n`,
  ],
  'a chunk of 4 GB': [
    `POST /api/auth/sign-in HTTP/1.1\r\n${HOST}${JSON_TYPE}transfer-encoding: chunked\r\n\r\nffffffffff\r\n{}`,
    200,
    'x'.repeat(80_000),
  ],
  'more than was announced': [
    `POST /api/auth/sign-in HTTP/1.1\r\n${HOST}${JSON_TYPE}content-length: 2\r\n\r\n{}{}{}{}{}\r\n\r\n`,
  ],
  'headers that never end': [`GET /api/environment HTTP/1.1\r\n${HOST}`, 30_000],
  'a letter a second': [
    `GET /api/environment HTTP/1.1\r\nx: `,
    ...Array.from({ length: 12 }, () => ['y', 1_000]).flat(),
  ],
  'a body that never comes': [
    `POST /api/auth/sign-in HTTP/1.1\r\n${HOST}${JSON_TYPE}content-length: 500\r\n\r\n{"email":`,
    30_000,
  ],
};

export interface RawTrial {
  readonly tried: number;
  readonly wrong: string[];
  /** The longest that one of them held a connection. */
  readonly longestMs: number;
}

/** Each must be refused or hung up on, and none may hold its connection longer than a request may take. */
export async function tryRawBytes(origin: string, mostMs: number): Promise<RawTrial> {
  const wrong: string[] = [];
  let longestMs = 0;
  await Promise.all(
    Object.entries(BROKEN).map(async ([name, parts]) => {
      try {
        const { text, ms } = await sendBytes(origin, parts);
        longestMs = Math.max(longestMs, ms);
        const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? '400');
        if (status < 400 || status >= 500) wrong.push(`${name}: ${status}`);
        if (ms > mostMs) wrong.push(`${name}: held for ${Math.round(ms)} ms`);
        if (/FST_|"error":"|node_modules|evil/.test(text)) wrong.push(`${name}: ${text.slice(0, 200)}`);
      } catch (error) {
        // Hung up on without a word is an answer too; anything else is not.
        if (!(error instanceof Error && 'code' in error && error.code === 'ECONNRESET'))
          wrong.push(`${name}: ${String(error)}`);
      }
    }),
  );
  return { tried: Object.keys(BROKEN).length, wrong, longestMs };
}
