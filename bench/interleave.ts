/** Milliseconds on the wall, or of the processor. */
export type Clock = 'wall' | 'processor'

/**
 * Runs all of them alike often, each time in another order, and gives the middle of each. Where all
 * the work is done in this process, its processor's time is the truer one: other work that shares
 * the machine stretches a long call more often than a short one.
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
  const middles = names.map((name) => [name, median(found.get(name) ?? [])])
  return Object.fromEntries(middles) as Record<Name, number>
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

export const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN
