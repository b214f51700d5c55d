/** The file name in a Content-Disposition header (RFC 6266), without any folder; null when there is none. */
export function filenameOf(header: string | null): string | null {
  const name = header?.match(/filename="([^"]+)"/)?.[1] ?? header?.match(/filename=([^;\s]+)/)?.[1];
  return name?.split(/[\\/]/).at(-1) || null;
}
