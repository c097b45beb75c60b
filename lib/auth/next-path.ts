/**
 * Where to go after signing in: a path of this site and nothing else. `//host`, `/\host` and
 * anything with a scheme would lead somewhere else, so they become the start page.
 */
export const safeNextPath = (next: string | string[] | undefined | null): string => {
  if (typeof next !== 'string' || !/^\/(?![/\\])/.test(next)) return '/'
  const base = 'http://dailies.invalid'
  if (!URL.canParse(next, base)) return '/'
  const url = new URL(next, base)
  const isOwnPage = url.origin === base && !/^\/(api|sign-in|first-run)(\/|$)/.test(url.pathname)
  return isOwnPage ? `${url.pathname}${url.search}${url.hash}` : '/'
}
