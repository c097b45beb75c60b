'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { memberAction } from '@/lib/action'
import { adjustCredits as adjust } from '@/lib/credits/adjust-credits'
import type { AuditReport } from '@/lib/credits/audit-report'
import { grantCredits as grant } from '@/lib/credits/grant-credits'
import { noteSchema, optionalNoteSchema } from '@/lib/credits/note'
import { env } from '@/lib/env'
import { auditBooks } from '@/lib/tasks/audit-books'

const requestId = z.string().regex(/^[\w-]{8,64}$/)

export const grantCredits = memberAction(
  {
    permission: 'credits:grant',
    input: z.strictObject({ amount: z.number(), note: optionalNoteSchema, requestId }),
  },
  async ({ scope, input }) => {
    await grant({
      workspaceId: scope.workspaceId,
      providerMode: env().provider.mode,
      amount: input.amount,
      actorId: scope.userId,
      note: input.note || null,
      idempotencyKey: `grant:${scope.workspaceId}:${input.requestId}`,
    })
    revalidatePath(`/w/${scope.slug}`, 'layout')
  },
)

/** `amount` is signed: what is added to the available credits, or taken away from them. */
export const adjustCredits = memberAction(
  {
    permission: 'credits:adjust',
    input: z.strictObject({ amount: z.number(), note: noteSchema, requestId }),
  },
  async ({ scope, input }) => {
    await adjust({
      workspaceId: scope.workspaceId,
      providerMode: env().provider.mode,
      amount: input.amount,
      actorId: scope.userId,
      note: input.note,
      idempotencyKey: `adjust:${scope.workspaceId}:${input.requestId}`,
    })
    revalidatePath(`/w/${scope.slug}`, 'layout')
  },
)

/** What a page can show of it; the command line tells a thousand. */
const SHOWN_PROBLEMS = 20

export const checkBooks = memberAction(
  { permission: 'ledger:audit', input: z.strictObject({}) },
  ({ scope }): Promise<AuditReport> =>
    auditBooks({ workspace: { id: scope.workspaceId }, maxProblems: SHOWN_PROBLEMS }),
)
