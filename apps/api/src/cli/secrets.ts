const hidden = new Set<string>();
/** Shorter texts occur in ordinary words, and no secret of ours is that short. */
const SHORTEST = 6;
const KEY = /\bsk_(live|test)_[A-Za-z0-9_-]{8,}/g;

/** From now on this text is masked in whatever the commands print. */
export function hideSecret(secret: string): void {
  if (secret.length >= SHORTEST) hidden.add(secret);
}

/** For people to tell two keys apart: the last four characters. */
export function masked(secret: string): string {
  return `••••${secret.length > 12 ? secret.slice(-4) : ''}`;
}

/** The net below everything that is printed: an answer that quotes a key must not carry it to a screen or a log. */
export function withoutSecrets(text: string): string {
  const known = [...hidden].reduce((rest, secret) => rest.replaceAll(secret, masked(secret)), text);
  return known.replace(KEY, masked);
}
