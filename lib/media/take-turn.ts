/** Work that takes much memory or a processor, each kind at most this often at once. */
const PLACES = { video: 2, image: 2 }

type Kind = keyof typeof PLACES
type Gate = { free: number; waiting: (() => void)[] }

// A server bundle loads modules more than once; the machine is one.
const holder = globalThis as typeof globalThis & { dailiesTurns?: Record<Kind, Gate> }

const gateOf = (kind: Kind): Gate => {
  holder.dailiesTurns ??= {
    video: { free: PLACES.video, waiting: [] },
    image: { free: PLACES.image, waiting: [] },
  }
  return holder.dailiesTurns[kind]
}

/** Waits for a turn, in the order of asking. Resolves with the function that ends it. */
export const takeTurn = async (kind: Kind): Promise<() => void> => {
  const gate = gateOf(kind)
  if (gate.free > 0) gate.free -= 1
  else await new Promise<void>((resolve) => gate.waiting.push(resolve))
  return () => {
    const next = gate.waiting.shift()
    if (next) next()
    else gate.free += 1
  }
}
