import { db } from '@/lib/db/client'
import { isUniqueViolation } from '@/lib/db/transaction'

export type Attempt = { attempts: number; windowStartedAt: Date }

/**
 * Counts one attempt and says the how-manieth of its window it is. Each step is one statement,
 * so parallel attempts get different numbers.
 */
export const countAttempt = async (
  key: string,
  { now, windowMs }: { now: Date; windowMs: number },
): Promise<Attempt> => {
  const cutoff = new Date(now.getTime() - windowMs)
  const select = { attempts: true, windowStartedAt: true } as const
  for (;;) {
    const [counted] = await db().loginThrottle.updateManyAndReturn({
      where: { key, windowStartedAt: { gt: cutoff } },
      data: { attempts: { increment: 1 } },
      select,
    })
    if (counted) return counted
    const [restarted] = await db().loginThrottle.updateManyAndReturn({
      where: { key, windowStartedAt: { lte: cutoff } },
      data: { attempts: 1, windowStartedAt: now },
      select,
    })
    if (restarted) return restarted
    try {
      return await db().loginThrottle.create({
        data: { key, attempts: 1, windowStartedAt: now },
        select,
      })
    } catch (error) {
      // Somebody made the row between our look and our insert: count in theirs.
      if (!isUniqueViolation(error)) throw error
    }
  }
}

/** Removes what no window needs any more. */
export const forgetOldAttempts = async (before: Date): Promise<void> => {
  await db().loginThrottle.deleteMany({ where: { windowStartedAt: { lt: before } } })
}

export const forgetAttempts = async (key: string): Promise<void> => {
  await db().loginThrottle.deleteMany({ where: { key } })
}

export const giveBackAttempt = async (key: string): Promise<void> => {
  await db().loginThrottle.updateMany({
    where: { key, attempts: { gt: 0 } },
    data: { attempts: { decrement: 1 } },
  })
}
