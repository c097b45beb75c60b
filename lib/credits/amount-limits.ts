import 'server-only'
import { MAX_AMOUNT, MAX_ISSUED } from '@/lib/credits/ledger'
import { type AccountOwner, getAccountBalance } from '@/lib/credits/store'
import type { Tx } from '@/lib/db/transaction'
import { AppError } from '@/lib/errors'

/** An error beside the field of the amount. */
export const wrongAmount = (message: string): AppError =>
  new AppError('invalid', message, { fields: { amount: message } })

/** @throws AppError invalid unless `amount` is a whole number, 1 to MAX_AMOUNT */
export const assertAmount = (amount: number, verb: string): void => {
  if (Number.isSafeInteger(amount) && amount >= 1 && amount <= MAX_AMOUNT) return
  throw wrongAmount(`${verb} a whole number of credits, 1 to ${MAX_AMOUNT.toLocaleString('en')}.`)
}

/**
 * Asked after the movement, when its lock is held; what it throws undoes the movement.
 * @throws AppError invalid when the workspace has been given more than MAX_ISSUED
 */
export const assertIssued = async (tx: Tx, owner: AccountOwner, amount: number): Promise<void> => {
  const left = MAX_ISSUED + (await getAccountBalance(tx, owner, 'issued'))
  if (left >= 0) return
  throw wrongAmount(
    `This workspace can be given ${(left + amount).toLocaleString('en')} more credits.`,
  )
}
