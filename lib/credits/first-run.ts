import 'server-only'
import { createOwner, ownerExists } from '@/lib/auth/create-user'
import { hashPassword } from '@/lib/auth/password'
import { hasAnyUser, insertIdentity } from '@/lib/auth/user-store'
import { grantCredits } from '@/lib/credits/grant-credits'
import { MAX_AMOUNT } from '@/lib/credits/ledger'
import { OWN_NOTES } from '@/lib/credits/own-notes'
import { inTransaction } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'
import type { Locale } from '@/lib/intl/locale'
import { parseWholeNumber } from '@/lib/intl/number'
import { say } from '@/lib/intl/said'
import { createWorkspace } from '@/lib/workspaces/create-workspace'
import type { WorkspaceView } from '@/lib/workspaces/workspace-view'

/** What an emulated studio begins with; it costs nothing. */
const EMULATED_CREDITS = 10_000

export type FirstRun = {
  email: string
  displayName: string
  workspaceName: string
  /** What the Kling account holds now, whole credits; ignored while Kling is emulated. */
  creditsOnAccount: number
  proof: { password: string } | { provider: string; subject: string; now: Date }
  /** Of the page; what the studio names by itself is named in it. */
  language: Locale
  /** What was chosen on the page, to stay with the account; null follows the browser. */
  locale: Locale | null
}

/**
 * The first visit: the owner, the workspace with its first project and the first grant, in one
 * transaction. It stands with the credits because it needs accounts, workspaces and credits.
 * Whether the person may is asked before (lib/auth/setup-code.ts).
 * @throws AppError conflict when there is an owner; of parallel first runs exactly one wins
 */
export const firstRun = async (
  run: FirstRun,
): Promise<{ userId: string; workspace: WorkspaceView }> => {
  const { proof, email, displayName } = run
  const byPassword = 'password' in proof
  // Asked again in the transaction; here it only saves the hashing.
  if (await hasAnyUser()) throw ownerExists()
  const passwordHash = byPassword ? await hashPassword(proof.password) : null
  const { mode } = env().provider
  return inTransaction(async (tx) => {
    const owner = await createOwner(tx, {
      email,
      displayName,
      passwordHash,
      emailVerifiedAt: byPassword ? null : proof.now,
      locale: run.locale,
    })
    if (!byPassword) {
      const { provider, subject } = proof
      await insertIdentity({ userId: owner.id, provider, subject }, tx)
    }
    const workspace = await createWorkspace(tx, {
      name: run.workspaceName,
      ownerId: owner.id,
      language: run.language,
    })
    const amount = mode === 'emulated' ? EMULATED_CREDITS : run.creditsOnAccount
    if (amount > 0) {
      const grant = {
        workspaceId: workspace.id,
        providerMode: mode,
        amount,
        actorId: owner.id,
        note: OWN_NOTES.firstGrant,
        idempotencyKey: `first-grant:${workspace.id}`,
      }
      await grantCredits(grant, tx)
    }
    return { userId: owner.id, workspace }
  })
}

/**
 * What was typed as the credits on the Kling account, in the language of the form; 0 while Kling is
 * emulated.
 * @throws AppError invalid (fields.creditsOnAccount)
 */
export const readCreditsOnAccount = (typed: string | undefined, locale: Locale): number => {
  if (env().provider.mode === 'emulated') return 0
  const parsed = parseWholeNumber(typed ?? '', locale)
  const tooMany = parsed.ok && parsed.value > MAX_AMOUNT
  if (parsed.ok && !tooMany) return parsed.value
  const said = parsed.ok ? say('fields.number.atMost', { most: MAX_AMOUNT }) : parsed.said
  throw new AppError('invalid', said, { fields: { creditsOnAccount: said } })
}
