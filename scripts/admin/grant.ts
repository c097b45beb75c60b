import { z } from 'zod'
import { grantCredits } from '@/lib/credits/grant-credits'
import { OWN_NOTES } from '@/lib/credits/own-notes'
import { messageKey } from '@/lib/intl/said'
import { parseInput } from '@/lib/parse-input'
import { changeCredits, readAmount } from '@/scripts/admin/change-credits'
import { readOptions } from '@/scripts/admin/options'

const OPTIONS = { workspace: { type: 'string' }, amount: { type: 'string' } } as const

const wanted = z.object({ workspace: z.string(messageKey('errors.nameWorkspace')) })

/** `credits grant`: adds credits to a workspace. */
export const grant = async (args: string[]) => {
  const given = readOptions(args, OPTIONS)
  const { workspace } = parseInput(wanted, { workspace: given.workspace })
  const amount = readAmount(String(given.amount ?? ''))
  const { mode, ...balance } = await changeCredits(workspace, (facts) =>
    grantCredits({ ...facts, amount, note: OWN_NOTES.commandLine }),
  )
  return { workspace, mode, granted: amount, ...balance }
}
