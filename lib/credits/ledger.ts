/**
 * The arithmetic of the ledger. A movement is a set of legs that sum to zero; credits are
 * integers. `available` and `held` belong to the workspace and never fall below zero. The other
 * three are the far side: `issued` falls with every grant, `spent` rises with what the provider
 * billed, and `written_off` rises with credits counted as lost, and falls by what the provider
 * billed beyond everything that the workspace had.
 */
export const ACCOUNT_KINDS = ['available', 'held', 'issued', 'spent', 'written_off'] as const
export type AccountKind = (typeof ACCOUNT_KINDS)[number]

/** Accounts that refuse to go below zero. */
export const GUARDED_KINDS: readonly AccountKind[] = ['available', 'held']

export const MOVEMENT_KINDS = ['grant', 'hold', 'settle', 'release', 'adjust', 'write_off'] as const
export type MovementKind = (typeof MOVEMENT_KINDS)[number]

/** Credits into (+) and out of (−) each account. */
export type Legs = Partial<Record<AccountKind, number>>

/** The largest amount that one grant may carry. */
export const MAX_AMOUNT = 100_000_000
/** What all grants of a workspace may come to, so that its balances stay inside 32 bits. */
export const MAX_ISSUED = 1_500_000_000

export const grantLegs = (credits: number): Legs => ({ available: credits, issued: -credits })

/** A correction of what is available, upwards or downwards. */
export const adjustLegs = grantLegs

export const holdLegs = (credits: number): Legs => ({ available: -credits, held: credits })

export const releaseLegs = (held: number): Legs => ({ held: -held, available: held })

export const writeOffLegs = (held: number): Legs => ({ held: -held, written_off: held })

/**
 * The provider billed `billed` for a task that held `held`. What was held too much goes back.
 * What was held too little comes from `available` when that `covers` it, else from the
 * operator: settling never fails and never makes a balance negative.
 */
export const settleLegs = (held: number, billed: number, covers: boolean): Legs => {
  const rest = held - billed
  return rest < 0 && !covers
    ? { held: -held, spent: billed, written_off: rest }
    : { held: -held, spent: billed, available: rest }
}

/** The legs that move anything, in the one order in which accounts are locked. */
export const orderedLegs = (legs: Legs): [AccountKind, number][] =>
  ACCOUNT_KINDS.flatMap((kind) => {
    const amount = legs[kind] ?? 0
    return amount === 0 ? [] : [[kind, amount] as [AccountKind, number]]
  })

/** True when a movement is whole numbers that sum to zero. */
export const isBalanced = (legs: Legs): boolean => {
  const amounts = Object.values(legs)
  return (
    amounts.every(Number.isSafeInteger) && amounts.reduce((sum, amount) => sum + amount, 0) === 0
  )
}
