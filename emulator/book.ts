import { ContractError } from './contract'
import type { Lines } from './lines'

/** The provider's own accounts. Every movement is a fact; balances are their sum. */
export type BookEntry = {
  kind: 'deposit' | 'charge' | 'refund'
  key: string
  /** Never negative: the kind says which way it goes. */
  credits: number
  taskId?: string
  /** The emulator's clock, ISO. */
  at: string
}

export type Book = {
  hasAccount(key: string): boolean
  balance(key: string): number
  balances(): Record<string, number>
  entries(): BookEntry[]
  deposit(key: string, credits: number): void
  /** @throws ContractError INSUFFICIENT_CREDITS */
  checkCovers(key: string, credits: number): void
  /** @throws ContractError INSUFFICIENT_CREDITS */
  charge(key: string, credits: number, taskId: string): void
  refund(key: string, credits: number, taskId: string): void
}

export const openBook = (lines: Lines<BookEntry>, now: () => number): Book => {
  const balances = new Map<string, number>()
  const apply = ({ kind, key, credits }: BookEntry) =>
    balances.set(key, (balances.get(key) ?? 0) + (kind === 'charge' ? -credits : credits))
  for (const entry of lines.all()) apply(entry)
  const write = (entry: Omit<BookEntry, 'at'>) => {
    const dated = { ...entry, at: new Date(now()).toISOString() }
    lines.append(dated)
    apply(dated)
  }
  const balance = (key: string) => balances.get(key) ?? 0
  const checkCovers = (key: string, credits: number) => {
    if (balance(key) >= credits) return
    const message = `Insufficient credits: ${credits} needed, ${balance(key)} available`
    throw new ContractError('INSUFFICIENT_CREDITS', message)
  }
  return {
    hasAccount: (key) => balances.has(key),
    balance,
    balances: () => Object.fromEntries(balances),
    entries: () => lines.all(),
    deposit: (key, credits) => write({ kind: 'deposit', key, credits }),
    checkCovers,
    charge: (key, credits, taskId) => {
      checkCovers(key, credits)
      write({ kind: 'charge', key, credits, taskId })
    },
    refund: (key, credits, taskId) => write({ kind: 'refund', key, credits, taskId }),
  }
}
