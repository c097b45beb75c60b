import { setTimeout as wait } from 'node:timers/promises'

/** Asks again and again, for what another process does; throws after so many seconds. */
export const until = async <T>(
  what: string,
  seconds: number,
  ask: () => Promise<T | null | undefined | false>,
  everyMs = 20,
): Promise<T> => {
  const endsAt = performance.now() + seconds * 1000
  for (;;) {
    const answer = await ask()
    if (answer) return answer
    if (performance.now() > endsAt) throw new Error(`it never came about: ${what}`)
    await wait(everyMs)
  }
}
