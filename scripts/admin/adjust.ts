import { z } from 'zod'
import { adjustCredits } from '@/lib/credits/adjust-credits'
import { noteSchema } from '@/lib/credits/note'
import { messageKey } from '@/lib/intl/said'
import { parseInput } from '@/lib/parse-input'
import { changeCredits, readAmount } from '@/scripts/admin/change-credits'
import { readOptions } from '@/scripts/admin/options'

const OPTIONS = {
  workspace: { type: 'string' },
  amount: { type: 'string' },
  note: { type: 'string' },
} as const

const wanted = z.object({
  workspace: z.string(messageKey('errors.nameWorkspace')),
  note: noteSchema,
})

/** `--amount -120` is two words, and Node takes the second for an option. */
const joinAmount = (args: string[]): string[] => {
  const at = args.indexOf('--amount')
  const value = args[at + 1]
  if (at < 0 || !value?.startsWith('-')) return args
  return [...args.slice(0, at), `--amount=${value}`, ...args.slice(at + 2)]
}

const readSigned = (typed: string): number => {
  const [, sign, digits] = /^([+\-\u2212]?)(.*)$/su.exec(typed.trim()) ?? []
  const amount = readAmount(digits ?? '')
  return sign === '' || sign === '+' ? amount : -amount
}

/** `credits adjust`: corrects what is available in a workspace, upwards or downwards. */
export const adjust = async (args: string[]) => {
  const given = readOptions(joinAmount(args), OPTIONS)
  const amount = readSigned(String(given.amount ?? ''))
  const { workspace, note } = parseInput(wanted, {
    workspace: given.workspace,
    note: given.note ?? '',
  })
  const { mode, ...balance } = await changeCredits(workspace, (facts) =>
    adjustCredits({ ...facts, amount, note }),
  )
  return { workspace, mode, adjusted: amount, ...balance }
}
