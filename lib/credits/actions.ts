'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { memberAction } from '@/lib/action'
import { grantCredits as grant } from '@/lib/credits/grant-credits'
import { env } from '@/lib/env'
import { isReadableText } from '@/lib/kling/text'

export const grantCredits = memberAction(
  {
    permission: 'credits:grant',
    input: z.strictObject({
      amount: z.number(),
      note: z
        .string()
        .trim()
        .max(200, 'At most 200 characters.')
        .refine(isReadableText, 'Remove the characters that cannot be displayed.')
        .optional(),
      requestId: z.string().regex(/^[\w-]{8,64}$/),
    }),
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
