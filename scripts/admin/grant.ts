import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { grantCredits } from '@/lib/credits/grant-credits'
import { OWN_NOTES } from '@/lib/credits/own-notes'
import { getBalance } from '@/lib/credits/store'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { parseWholeNumber } from '@/lib/intl/number'
import { messageKey } from '@/lib/intl/said'
import { parseInput } from '@/lib/parse-input'
import { findWorkspaceBySlug } from '@/lib/workspaces/store'
import { migrate } from '@/prisma/migrate'
import { readOptions } from '@/scripts/admin/options'

const OPTIONS = { workspace: { type: 'string' }, amount: { type: 'string' } } as const

const wanted = z.object({ workspace: z.string(messageKey('errors.nameWorkspace')) })

/** `credits grant`: adds credits to a workspace. */
export const grant = async (args: string[]) => {
  const given = readOptions(args, OPTIONS)
  const { workspace: slug } = parseInput(wanted, { workspace: given.workspace })
  const amount = parseWholeNumber(String(given.amount ?? ''), 'en')
  if (!amount.ok) {
    throw new AppError('invalid', 'invalid', { fields: { amount: amount.said } })
  }
  await migrate(env().database)
  const workspace = await findWorkspaceBySlug(slug)
  if (!workspace) throw new AppError('not_found', `There is no workspace ${slug}.`)
  const account = { workspaceId: workspace.id, providerMode: env().provider.mode }
  await grantCredits({
    ...account,
    amount: amount.value,
    actorId: null,
    note: OWN_NOTES.commandLine,
    idempotencyKey: `admin:${randomBytes(16).toString('hex')}`,
  })
  const { available, held } = await getBalance(account)
  return { workspace: slug, mode: account.providerMode, granted: amount.value, available, held }
}
