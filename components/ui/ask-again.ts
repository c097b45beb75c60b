/**
 * How a question goes on that is asked for as long as its page is seen: the library's own way out
 * of errors waits for minutes, and a network comes back sooner.
 */
export const askAgain = (
  _error: unknown,
  _key: string,
  _config: unknown,
  retry: (again: { retryCount: number }) => void,
  { retryCount }: { retryCount: number },
): void => {
  setTimeout(() => retry({ retryCount }), Math.min(1000 * 2 ** retryCount, 10_000))
}
