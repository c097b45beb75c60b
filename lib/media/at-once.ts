/** Runs `run` for each of a list, at most so many at once. The first failure ends it. */
export const eachAtOnce = async <T>(
  items: readonly T[],
  most: number,
  run: (item: T) => Promise<void>,
): Promise<void> => {
  const rest = items.values()
  const worker = async () => {
    for (const item of rest) await run(item)
  }
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, worker))
}
