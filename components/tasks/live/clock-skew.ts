/** An answer is not on its way for longer; a clock that differs by more was set. */
const SET_MS = 2_000

/**
 * What is known of how far the server's clock is ahead after an answer said `found`. An answer is
 * behind by the time that it was on its way, so the furthest ahead was the quickest: what is counted
 * by it does not waver with every answer.
 */
export const laterSkew = (known: number | undefined, found: number): number =>
  known === undefined || found > known || known - found > SET_MS ? found : known

/** Of this browser; a server, which draws for many, keeps none. */
let skewMs: number | undefined

/**
 * An answer has come and says what time it is for the server.
 * @param atMs when it came, by this browser's clock
 */
export const hearClock = (now: string, atMs = Date.now()): void => {
  skewMs = laterSkew(skewMs, Date.parse(now) - atMs)
}

/** The page itself comes long before its scripts do on a slow line or a slow machine. */
const pageCameAt = (): number => {
  const [page] = performance.getEntriesByType('navigation')
  const end = page instanceof PerformanceNavigationTiming ? page.responseEnd : 0
  return end > 0 ? performance.timeOrigin + end : Date.now()
}

/**
 * How far the server's clock is ahead of this browser's, in milliseconds.
 * @param now what the page said that it is, until something newer was heard
 */
export const clockSkew = (now: string | undefined): number => {
  if (typeof window === 'undefined') return 0
  if (skewMs === undefined && now) hearClock(now, pageCameAt())
  return skewMs ?? 0
}
