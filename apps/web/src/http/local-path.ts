/**
 * A place in Waymark to return to, or the fallback. Only paths of our own pass: `//elsewhere`, `/\elsewhere`, other
 * schemes and control characters lead off the site in one browser or another.
 */
export function localPath(value: unknown, fallback = '/'): string {
  // eslint-disable-next-line no-control-regex
  if (typeof value !== 'string' || value.length > 1_000 || !/^\/(?![/\\])[^\\\u0000-\u0020\u007f]*$/.test(value)) return fallback
  try {
    const url = new URL(value, 'http://waymark.invalid')
    return url.host === 'waymark.invalid' && !url.pathname.startsWith('//') ? `${url.pathname}${url.search}${url.hash}` : fallback
  } catch {
    return fallback
  }
}
