import { randomBytes } from 'node:crypto'
import { type AccountOwner, getBalance } from '@/lib/credits/store'
import { env } from '@/lib/env'
import { parseWholeNumber } from '@/lib/intl/number'
import { inEnglish } from '@/lib/intl/translate'
import { findWorkspaceBySlug } from '@/lib/workspaces/store'
import { migrate } from '@/prisma/migrate'
import { CommandError, unknownWorkspace } from '@/scripts/admin/command-error'

/** @throws CommandError for what is no whole number of credits */
export const readAmount = (typed: string): number => {
  const parsed = parseWholeNumber(typed, 'en')
  if (parsed.ok) return parsed.value
  throw new CommandError(`--amount: ${inEnglish(parsed.said)}`)
}

type Facts = AccountOwner & { actorId: null; idempotencyKey: string }

/**
 * Makes one movement in the book of a workspace, and tells what is there afterwards.
 * @throws CommandError when there is no such workspace
 */
export const changeCredits = async (slug: string, change: (facts: Facts) => Promise<void>) => {
  await migrate(env().database)
  const workspace = await findWorkspaceBySlug(slug)
  if (!workspace) throw unknownWorkspace(slug)
  const { mode } = env().provider
  const account = { workspaceId: workspace.id, providerMode: mode }
  const idempotencyKey = `admin:${randomBytes(16).toString('hex')}`
  await change({ ...account, actorId: null, idempotencyKey })
  return { mode, ...(await getBalance(account)) }
}
