/** Takes a turn: resolves with the function that ends it, or rejects with `onTimeout()`. */
export type Turns = (waitMs: number, onTimeout: () => Error) => Promise<() => void>

/**
 * A queue of one: turns are given in the order in which they were asked for, and whoever has
 * waited `waitMs` milliseconds in vain leaves the queue.
 */
export const createTurns = (): Turns => {
  const waiting: (() => void)[] = []
  let taken = false

  const endTurn = () => {
    const next = waiting.shift()
    if (next) next()
    else taken = false
  }

  const once = () => {
    let ended = false
    return () => {
      if (ended) return
      ended = true
      endTurn()
    }
  }

  return (waitMs, onTimeout) => {
    if (!taken) {
      taken = true
      return Promise.resolve(once())
    }
    return new Promise((resolve, reject) => {
      const enter = () => {
        clearTimeout(timer)
        resolve(once())
      }
      const timer = setTimeout(() => {
        waiting.splice(waiting.indexOf(enter), 1)
        reject(onTimeout())
      }, waitMs)
      waiting.push(enter)
    })
  }
}
