/** The cookies of one sign-in. */
export class Cookies {
  #header = '';

  /** Both go with every request here; the server reads each where it belongs. */
  get headers(): Record<string, string> {
    return this.#header === '' ? {} : { cookie: this.#header };
  }

  take(answer: Response): void {
    this.#header = answer.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ');
  }
}

/** Fetches as whoever signed in, and renews the sign-in where it wants that: a trial may last longer than ten minutes. */
export async function fetchAs(
  cookies: Cookies,
  origin: string,
  path: string,
  init: RequestInit,
): Promise<Response> {
  const send = () =>
    fetch(`${origin}${path}`, { ...init, headers: { ...cookies.headers, ...toRecord(init.headers) } });
  const answer = await send();
  if (answer.status !== 401 || cookies.headers.cookie === undefined) return answer;
  const renewed = await fetch(`${origin}/api/auth/refresh`, {
    method: 'POST',
    headers: { ...cookies.headers, 'content-type': 'application/json' },
    body: '{}',
    ...(init.signal ? { signal: init.signal } : {}),
  });
  if (!renewed.ok) return answer;
  cookies.take(renewed);
  return send();
}

function toRecord(headers: RequestInit['headers']): Record<string, string> {
  return Object.fromEntries(new Headers(headers));
}
