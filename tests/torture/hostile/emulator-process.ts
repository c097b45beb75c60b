import { once } from 'node:events'
import type { JournalEntry } from '@/emulator/journal'
import type { RatesInput } from '@/emulator/rates'
import type { Attempt } from '@/emulator/truth'
import { startProgram } from './start-program'

/** The emulator in a process of its own, and what its control server tells of it. */
export type EmulatorProcess = {
  api: string
  cdn: string
  key: string
  truth: () => Promise<Attempt[]>
  book: () => Promise<BookTask[]>
  downloads: () => Promise<JournalEntry[]>
  fault: (...faults: object[]) => Promise<void>
  /** How often each fault may still strike, in the order in which they were given. */
  faultsLeft: () => Promise<number[]>
  stop: () => Promise<void>
}

export type BookTask = {
  taskId: string
  prompt: string
  status: 'IN_PROGRESS' | 'SUCCESS' | 'FAILED'
  charged: number
  refunded: number
  net: number
}

export const startHostileEmulator = async (options: {
  seed: number
  rates: RatesInput
  speed: number
  key: string
}): Promise<EmulatorProcess> => {
  const given = {
    personality: 'hostile',
    seed: String(options.seed),
    rates: JSON.stringify(options.rates),
    speed: String(options.speed),
    key: options.key,
    balance: '1000000000',
  }
  const child = startProgram('emulator/main.ts', [
    ...['--child', '--plain-films'],
    ...Object.entries(given).flatMap(([name, value]) => [`--${name}`, value]),
  ])
  const ended = once(child, 'exit')
  const [ready] = (await Promise.race([
    once(child, 'message'),
    ended.then(() => Promise.reject(new Error('the emulator ended while it was starting'))),
  ])) as [{ api: string; cdn: string; control: string }]

  const control = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const given = body === undefined ? {} : { body: JSON.stringify(body) }
    // A connection that is kept may be closed by the other side just as it is used again.
    const headers = { connection: 'close' }
    const response = await fetch(new URL(path, ready.control), { method, headers, ...given })
    if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`)
    return response.json() as Promise<T>
  }

  return {
    api: ready.api,
    cdn: ready.cdn,
    key: options.key,
    truth: () => control('GET', '/truth'),
    book: async () => (await control<{ tasks: BookTask[] }>('GET', '/book')).tasks,
    downloads: () => control('GET', '/journal?server=cdn'),
    fault: async (...faults) => {
      await control('POST', '/faults', faults)
    },
    faultsLeft: async () =>
      (await control<{ times?: number }[]>('GET', '/faults')).map(({ times }) => times ?? 0),
    stop: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}
