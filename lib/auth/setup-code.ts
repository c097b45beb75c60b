import 'server-only'
import { createHash, randomInt, timingSafeEqual } from 'node:crypto'
import { countLogin } from '@/lib/auth/login-throttle'
import { findSetting, insertSetting } from '@/lib/auth/setting-store'
import { hasAnyUser } from '@/lib/auth/user-store'
import { isUniqueViolation } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { type MessageKey, say } from '@/lib/intl/said'
import { log } from '@/lib/log'
import { isFromThisMachine, type RequestFacts } from '@/lib/request-facts'

/**
 * Until there is an owner, whoever comes first could become one. On this machine that is the
 * person who started the studio; from anywhere else the request must carry a code that only the
 * start prints.
 */

export const SETUP_CODE_KEY = 'setup-code'

// Without letters and digits that look alike. Eight of 31 are 40 bits, and tries are counted.
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const newCode = () => {
  const letters = Array.from({ length: 8 }, () => LETTERS[randomInt(LETTERS.length)])
  return `${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`
}

/** The set-up code, made once and kept in the database; null when there is an owner. */
export const ensureSetupCode = async (): Promise<string | null> => {
  if (await hasAnyUser()) return null
  const kept = await findSetting(SETUP_CODE_KEY)
  if (kept) return kept
  const made = newCode()
  try {
    await insertSetting(SETUP_CODE_KEY, made)
  } catch (error) {
    // Another instance made one between our look and our insert: theirs counts.
    if (!isUniqueViolation(error)) throw error
    return findSetting(SETUP_CODE_KEY)
  }
  // A serverless host has no start that could print it.
  if (env().isVercel) log.warn(`There is no owner yet. Set-up code: ${made}`)
  return made
}

/** Whether the first run must carry the set-up code when it is asked for from there. */
export const needsSetupCode = (facts: RequestFacts): boolean =>
  env().isVercel || !isFromThisMachine(facts)

/**
 * @throws AppError invalid (fields.setupCode) when the code is needed and is not this one,
 *   rate_limited
 */
export const checkSetupCode = async (
  facts: RequestFacts,
  code: string | undefined,
  now = new Date(),
): Promise<void> => {
  if (!needsSetupCode(facts)) return
  if (!code?.trim()) throw refusal('errors.auth.enterSetupCode')
  const account = facts.address ?? 'unknown'
  await countLogin({ what: 'set-up', account, address: facts.address, now })
  const expected = await ensureSetupCode()
  if (expected === null || !isSameCode(expected, code)) {
    throw refusal('errors.auth.notTheSetupCode')
  }
}

const refusal = (key: MessageKey) =>
  new AppError('invalid', say(key), { fields: { setupCode: say(key) } })

const digest = (code: string) =>
  createHash('sha256')
    .update(
      code
        .normalize('NFKC')
        .toUpperCase()
        .replace(/[^0-9A-Z]/g, ''),
    )
    .digest()

const isSameCode = (expected: string, given: string) =>
  timingSafeEqual(digest(expected), digest(given))
