/** Milliseconds on the wall, or of the processor. */
export type Clock = 'wall' | 'processor'

/**
 * Runs all of them alike often, each time in another order, and gives of each what a tenth of its
 * runs stay below: other work that shares the machine only ever adds, and the middle of a busy hour
 * says more about that work. Where all is done in this process, its processor's time is the truer
 * one: a long call is interrupted more often than a short one.
 */
export const interleave = async <Name extends string>(
  runs: Record<Name, () => Promise<unknown>>,
  { repeats, clock, warm = 8 }: { repeats: number; clock: Clock; warm?: number },
): Promise<Record<Name, number>> => {
  const names = Object.keys(runs) as Name[]
  const found = new Map<Name, number[]>(names.map((name) => [name, []]))
  for (let time = -warm; time < repeats; time++) {
    // Whoever is first goes last the next time: none of them always follows the same other one.
    for (const name of turned(names, time)) {
      const startedAt = now(clock)
      await runs[name]()
      const ms = now(clock) - startedAt
      if (time >= 0) found.get(name)?.push(ms)
    }
  }
  const quick = names.map((name) => [name, quantile(found.get(name) ?? [], 0.1)])
  return Object.fromEntries(quick) as Record<Name, number>
}

const now = (clock: Clock): number => {
  if (clock === 'wall') return performance.now()
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

const turned = <T>(list: T[], time: number): T[] => {
  const by = ((time % list.length) + list.length) % list.length
  const order = [...list.slice(by), ...list.slice(0, by)]
  return Math.floor(time / list.length) % 2 === 0 ? order : order.reverse()
}

/** What this part of the values is not above. */
export const quantile = (values: readonly number[], part: number): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length * part)] ?? Number.NaN

export const median = (values: readonly number[]): number => quantile(values, 0.5)
