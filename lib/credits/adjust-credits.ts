import 'server-only'
import { z } from 'zod'
import { assertAmount, assertIssued, wrongAmount } from '@/lib/credits/amount-limits'
import { adjustLegs } from '@/lib/credits/ledger'
import { noteSchema } from '@/lib/credits/note'
import { type AccountOwner, getBalance, insertMovement } from '@/lib/credits/store'
import { inTransaction } from '@/lib/db/transaction'
import { AppError } from '@/lib/errors'
import { say } from '@/lib/intl/said'
import { parseInput } from '@/lib/parse-input'

export type Adjustment = AccountOwner & {
  /** Whole credits to add (+) or to take away (−), up to MAX_AMOUNT. */
  amount: number
  actorId: string | null
  /** Why: a correction without a reason is a riddle for whoever reads the ledger later. */
  note: string
  idempotencyKey: string
}

/**
 * Corrects what is available in a workspace, against what was issued to it. Never takes more than
 * is there. The same key corrects once, however often it is asked.
 * @throws AppError invalid (fields amount, note), conflict when the key was used for another
 *   movement
 */
export const adjustCredits = async (adjustment: Adjustment): Promise<void> => {
  const { amount, workspaceId, providerMode, ...facts } = adjustment
  const owner = { workspaceId, providerMode }
  assertAmount(Math.abs(amount), 'errors.credits.adjustAmount')
  const note = parseInput(z.object({ note: noteSchema }), { note: facts.note }).note
  const legs = adjustLegs(amount)
  try {
    await inTransaction(async (tx) => {
      await insertMovement(tx, { ...facts, ...owner, note, kind: 'adjust', legs })
      await assertIssued(tx, owner, amount)
    })
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'insufficient_credits')) throw error
    const { available } = await getBalance(owner)
    throw wrongAmount(say('errors.credits.canTakeAway', { credits: available }))
  }
}
