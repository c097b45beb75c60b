import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { adjustCredits } from '@/lib/credits/adjust-credits'
import { noteSchema } from '@/lib/credits/note'
import { getBalance } from '@/lib/credits/store'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { parseWholeNumber } from '@/lib/intl/number'
import { messageKey } from '@/lib/intl/said'
import { parseInput } from '@/lib/parse-input'
import { findWorkspaceBySlug } from '@/lib/workspaces/store'
import { migrate } from '@/prisma/migrate'
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

const readAmount = (typed: string): number => {
  const [, sign, digits] = /^([+\-\u2212]?)(.*)$/su.exec(typed.trim()) ?? []
  const parsed = parseWholeNumber(digits ?? '', 'en')
  if (parsed.ok) return sign === '' || sign === '+' ? parsed.value : -parsed.value
  throw new AppError('invalid', 'invalid', { fields: { amount: parsed.said } })
}

/** `credits adjust`: corrects what is available in a workspace, upwards or downwards. */
export const adjust = async (args: string[]) => {
  const given = readOptions(joinAmount(args), OPTIONS)
  const amount = readAmount(String(given.amount ?? ''))
  const { workspace: slug, note } = parseInput(wanted, {
    workspace: given.workspace,
    note: given.note ?? '',
  })
  await migrate(env().database)
  const workspace = await findWorkspaceBySlug(slug)
  if (!workspace) throw new AppError('not_found', `There is no workspace ${slug}.`)
  const account = { workspaceId: workspace.id, providerMode: env().provider.mode }
  await adjustCredits({
    ...account,
    amount,
    actorId: null,
    note,
    idempotencyKey: `admin:${randomBytes(16).toString('hex')}`,
  })
  const { available, held } = await getBalance(account)
  return { workspace: slug, mode: account.providerMode, adjusted: amount, available, held }
}
