import type { AccountKind } from '@/lib/credits/ledger'

/** The ledger as one would explain it: five numbers, what is held, and what was said under which key. */

export const PRICES = [100, 150, 40] as const

type Resolution =
  | { kind: 'settle'; task: number; billed: number; crashes: boolean }
  | { kind: 'release' | 'write_off'; task: number; crashes: boolean }

export type Operation =
  | { kind: 'grant'; amount: number; key: number; crashes: boolean }
  | { kind: 'adjust'; amount: number; key: number }
  | { kind: 'hold'; task: number; price: number; crashes: boolean }
  | Resolution

export type Outcome = 'done' | 'repeated' | 'conflict' | 'insufficient' | 'crashed'

export type Ledger = {
  balances: Record<AccountKind, number>
  /** What was said under each key. */
  said: Readonly<Record<string, string>>
  /** What each task holds or has held. */
  prices: Readonly<Record<number, number>>
}

export const EMPTY: Ledger = {
  balances: { available: 0, held: 0, issued: 0, spent: 0, written_off: 0 },
  said: {},
  prices: {},
}

export const keyOf = (operation: Operation): string => {
  if (operation.kind === 'grant' || operation.kind === 'adjust') return `given ${operation.key}`
  return `${operation.kind === 'hold' ? 'hold' : 'resolve'} ${operation.task}`
}

const bodyOf = (operation: Operation): string =>
  JSON.stringify({ ...operation, crashes: undefined })

/** What an operation moves; null when there is not enough for it. */
const movedBy = (ledger: Ledger, operation: Operation): Partial<Ledger['balances']> | null => {
  const { available } = ledger.balances
  switch (operation.kind) {
    case 'grant':
    case 'adjust':
      if (available + operation.amount < 0) return null
      return { available: operation.amount, issued: -operation.amount }
    case 'hold':
      if (available < operation.price) return null
      return { available: -operation.price, held: operation.price }
    default:
      return resolvedBy(ledger, operation)
  }
}

const resolvedBy = (
  { balances, prices }: Ledger,
  operation: Resolution,
): Partial<Ledger['balances']> => {
  const held = prices[operation.task] ?? 0
  if (operation.kind !== 'settle') {
    return operation.kind === 'release'
      ? { held: -held, available: held }
      : { held: -held, written_off: held }
  }
  const { billed } = operation
  const missing = billed - held
  return missing > balances.available
    ? { held: -held, spent: billed, written_off: -missing }
    : { held: -held, spent: billed, available: -missing }
}

/** What comes of an operation, and of the ledger. */
export const perform = (
  ledger: Ledger,
  operation: Operation,
): { outcome: Outcome; ledger: Ledger } => {
  const crashes = 'crashes' in operation && operation.crashes
  const key = keyOf(operation)
  const said = ledger.said[key]
  if (said !== undefined) {
    if (said !== bodyOf(operation)) return { outcome: 'conflict', ledger }
    return { outcome: crashes ? 'crashed' : 'repeated', ledger }
  }
  const moved = movedBy(ledger, operation)
  if (moved === null) return { outcome: 'insufficient', ledger }
  if (crashes) return { outcome: 'crashed', ledger }
  const balances = { ...ledger.balances }
  for (const [kind, amount] of Object.entries(moved)) balances[kind as AccountKind] += amount
  return {
    outcome: 'done',
    ledger: {
      balances,
      said: { ...ledger.said, [key]: bodyOf(operation) },
      prices:
        operation.kind === 'hold'
          ? { ...ledger.prices, [operation.task]: operation.price }
          : ledger.prices,
    },
  }
}
