/** Does all, so many at once, and keeps the order of the things in what it returns. */
export const inParallel = async <T, R>(
  things: readonly T[],
  atOnce: number,
  run: (thing: T) => Promise<R>,
): Promise<R[]> => {
  const results: R[] = []
  const waiting = things.entries()
  const lane = async () => {
    for (const [index, thing] of waiting) results[index] = await run(thing)
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
  return results
}
