import { ContractError } from './contract'
import type { Lines } from './lines'

/** The provider's own accounts. Every movement is a fact; balances are their sum. */
export type BookEntry = {
  kind: 'deposit' | 'charge' | 'refund'
  account: string
  /** Never negative: the kind says which way it goes. */
  credits: number
  taskId?: string
  /** The emulator's clock, ISO. */
  at: string
}

export type Book = {
  hasAccount(account: string): boolean
  balance(account: string): number
  balances(): Record<string, number>
  entries(): BookEntry[]
  deposit(account: string, credits: number): void
  /** @throws ContractError INSUFFICIENT_CREDITS */
  checkCovers(account: string, credits: number): void
  /** @throws ContractError INSUFFICIENT_CREDITS */
  charge(account: string, credits: number, taskId: string): void
  refund(account: string, credits: number, taskId: string): void
}

export const openBook = (lines: Lines<BookEntry>, now: () => number): Book => {
  const balances = new Map<string, number>()
  const apply = ({ kind, account, credits }: BookEntry) =>
    balances.set(account, (balances.get(account) ?? 0) + (kind === 'charge' ? -credits : credits))
  for (const entry of lines.all()) apply(entry)
  const write = (entry: Omit<BookEntry, 'at'>) => {
    const dated = { ...entry, at: new Date(now()).toISOString() }
    lines.append(dated)
    apply(dated)
  }
  const balance = (account: string) => balances.get(account) ?? 0
  const checkCovers = (account: string, credits: number) => {
    if (balance(account) >= credits) return
    const message = `Insufficient credits: ${credits} needed, ${balance(account)} available`
    throw new ContractError('INSUFFICIENT_CREDITS', message)
  }
  return {
    hasAccount: (account) => balances.has(account),
    balance,
    balances: () => Object.fromEntries(balances),
    entries: () => lines.all(),
    deposit: (account, credits) => write({ kind: 'deposit', account, credits }),
    checkCovers,
    charge: (account, credits, taskId) => {
      checkCovers(account, credits)
      write({ kind: 'charge', account, credits, taskId })
    },
    refund: (account, credits, taskId) => write({ kind: 'refund', account, credits, taskId }),
  }
}
