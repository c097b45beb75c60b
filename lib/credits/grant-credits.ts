import 'server-only'
import { assertAmount, assertIssued } from '@/lib/credits/amount-limits'
import { grantLegs } from '@/lib/credits/ledger'
import { type AccountOwner, insertMovement } from '@/lib/credits/store'
import { inTransaction, type Tx } from '@/lib/db/transaction'

export type Grant = AccountOwner & {
  /** Whole credits, 1 to MAX_AMOUNT. */
  amount: number
  actorId: string | null
  note?: string | null
  idempotencyKey: string
}

/**
 * Adds credits to a workspace. The same key grants once, however often it is asked.
 * @throws AppError invalid for a bad amount, conflict when the key was used for another movement
 */
export const grantCredits = async (grant: Grant, tx?: Tx): Promise<void> => {
  assertAmount(grant.amount, 'errors.credits.grantAmount')
  return tx ? insertGrant(tx, grant) : inTransaction((own) => insertGrant(own, grant))
}

const insertGrant = async (tx: Tx, { amount, ...facts }: Grant): Promise<void> => {
  await insertMovement(tx, { ...facts, kind: 'grant', legs: grantLegs(amount) })
  await assertIssued(tx, facts, amount)
}
