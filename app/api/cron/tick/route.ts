import { createHash, timingSafeEqual } from 'node:crypto'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { say } from '@/lib/intl/said'
import { ok } from '@/lib/result'
import { errorResponse } from '@/lib/route'
import { runDueWork } from '@/lib/tasks/worker'
import { emptyTrash } from '@/lib/videos/empty-trash'

/** Seconds: the budget, and a request to Kling that was begun at its end. */
export const maxDuration = 180
const BUDGET_MS = 45_000

const digest = (text: string) => createHash('sha256').update(text).digest()

/** The worker's bounded work, for hosts that have only a clock. Without CRON_SECRET it is closed. */
const tick = async (request: Request): Promise<Response> => {
  const { cronSecret } = env()
  const given = digest(request.headers.get('authorization') ?? '')
  if (!cronSecret || !timingSafeEqual(given, digest(`Bearer ${cronSecret}`))) {
    return errorResponse(new AppError('unauthenticated', say('errors.cronSecret')), request)
  }
  try {
    const begun = await runDueWork(BUDGET_MS)
    await emptyTrash()
    return Response.json(ok({ begun }))
  } catch (error) {
    return errorResponse(error, request)
  }
}

export { tick as GET, tick as POST }
