import 'server-only'
import { MAX_AMOUNT, MAX_ISSUED } from '@/lib/credits/ledger'
import { type AccountOwner, getAccountBalance } from '@/lib/credits/store'
import type { Tx } from '@/lib/db/transaction'
import { AppError } from '@/lib/errors'
import { type Said, say } from '@/lib/intl/said'

/** An error beside the field of the amount. */
export const wrongAmount = (said: Said): AppError =>
  new AppError('invalid', said, { fields: { amount: said } })

/** @throws AppError invalid unless `amount` is a whole number, 1 to MAX_AMOUNT */
export const assertAmount = (
  amount: number,
  otherwise: 'errors.credits.grantAmount' | 'errors.credits.adjustAmount',
): void => {
  if (Number.isSafeInteger(amount) && amount >= 1 && amount <= MAX_AMOUNT) return
  throw wrongAmount(say(otherwise, { max: MAX_AMOUNT }))
}

/**
 * Asked after the movement, when its lock is held; what it throws undoes the movement.
 * @throws AppError invalid when the workspace has been given more than MAX_ISSUED
 */
export const assertIssued = async (tx: Tx, owner: AccountOwner, amount: number): Promise<void> => {
  const left = MAX_ISSUED + (await getAccountBalance(tx, owner, 'issued'))
  if (left >= 0) return
  throw wrongAmount(say('errors.credits.canBeGiven', { credits: left + amount }))
}
