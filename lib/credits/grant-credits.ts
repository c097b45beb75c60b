import 'server-only'
import { grantLegs, MAX_AMOUNT, MAX_ISSUED } from '@/lib/credits/ledger'
import {
  type AccountOwner,
  findMovement,
  getAccountBalance,
  insertMovement,
} from '@/lib/credits/store'
import { inTransaction, isUniqueViolation, type Tx } from '@/lib/db/transaction'
import { AppError } from '@/lib/errors'

export type Grant = AccountOwner & {
  /** Whole credits, 1 to MAX_AMOUNT. */
  amount: number
  actorId: string | null
  note?: string | null
  idempotencyKey: string
}

/**
 * Adds credits to a workspace. The same key grants once, however often it is asked.
 * @throws AppError invalid for a bad amount, conflict when the key was used for another grant
 */
export const grantCredits = async (grant: Grant, tx?: Tx): Promise<void> => {
  assertAmount(grant.amount)
  if (tx) return insertGrant(tx, grant)
  try {
    await inTransaction((own) => insertGrant(own, grant))
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    // Somebody granted it between our look and our insert: look again.
    await inTransaction((own) => insertGrant(own, grant))
  }
}

const assertAmount = (amount: number) => {
  if (Number.isSafeInteger(amount) && amount >= 1 && amount <= MAX_AMOUNT) return
  const message = `Grant a whole number of credits, 1 to ${MAX_AMOUNT.toLocaleString('en')}.`
  throw new AppError('invalid', message, { fields: { amount: message } })
}

const tooMuch = (left: number) => {
  const message = `This workspace can be granted ${left.toLocaleString('en')} more credits.`
  return new AppError('invalid', message, { fields: { amount: message } })
}

const insertGrant = async (tx: Tx, grant: Grant): Promise<void> => {
  const { amount, ...facts } = grant
  const before = await findMovement(grant.idempotencyKey, tx)
  if (!before) {
    const granted = -(await getAccountBalance(tx, grant, 'issued'))
    if (granted + amount > MAX_ISSUED) throw tooMuch(MAX_ISSUED - granted)
    return insertMovement(tx, { ...facts, kind: 'grant', legs: grantLegs(amount) })
  }
  const granted = before.entries.find((entry) => entry.account.kind === 'available')?.amount
  const same =
    before.kind === 'grant' &&
    before.workspaceId === grant.workspaceId &&
    before.providerMode === grant.providerMode &&
    granted === amount
  if (!same) throw new AppError('conflict', 'This request was already used for another grant.')
}
