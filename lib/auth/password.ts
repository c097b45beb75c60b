import 'server-only'
import { hash, verify } from '@node-rs/argon2'

// argon2id is the library's default algorithm. 64 MiB and three passes take about 60 ms.
const COST = { memoryCost: 65_536, timeCost: 3, parallelism: 1 }

// Each hash takes 64 MiB: more of them at once wait, so that a flood cannot take all memory.
const MAX_AT_ONCE = 4

type Gate = { running: number; waiting: (() => void)[] }
const holder = globalThis as typeof globalThis & { dailiesPasswordGate?: Gate }

const gated = async <T>(work: () => Promise<T>): Promise<T> => {
  holder.dailiesPasswordGate ??= { running: 0, waiting: [] }
  const gate = holder.dailiesPasswordGate
  if (gate.running >= MAX_AT_ONCE) await new Promise<void>((resolve) => gate.waiting.push(resolve))
  else gate.running += 1
  try {
    return await work()
  } finally {
    // The place is handed on, so nobody can take it in between.
    const next = gate.waiting.shift()
    if (next) next()
    else gate.running -= 1
  }
}

export const hashPassword = (password: string): Promise<string> => gated(() => hash(password, COST))

let decoy: Promise<string> | undefined

/**
 * Whether a password is the one of a hash. Without a hash (no such account, or one that has no
 * password) the same work is done on a decoy, so that the time it takes tells nothing.
 */
export const verifyPassword = async (
  passwordHash: string | null,
  password: string,
): Promise<boolean> => {
  decoy ??= hashPassword('the password of nobody')
  const against = passwordHash ?? (await decoy)
  const matches = await gated(() => verify(against, password))
  return matches && passwordHash !== null
}
