import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { databaseNow } from '@/lib/db/transaction'
import { AppError } from '@/lib/errors'
import { say } from '@/lib/intl/said'
import {
  findTokenOwner,
  insertToken,
  type TokenOwner,
  touchToken,
} from '@/lib/workspaces/token-store'

/**
 * Personal tokens for scripts: `dly_` and 43 letters and digits. They hold 256 bits of chance, so a
 * plain SHA-256 keeps them: nobody can try them all, and a slow hash would slow every call.
 */
const TOKEN = /^dly_[0-9A-Za-z]{43}$/
const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const LENGTH = 43
const TOUCH_EVERY_MS = 60_000

export const makeToken = (): string => {
  let text = ''
  while (text.length < LENGTH) {
    // 248 is the largest multiple of 62 in a byte; what lies above would favour some letters.
    for (const byte of randomBytes(64)) if (byte < 248) text += LETTERS[byte % 62]
  }
  return `dly_${text.slice(0, LENGTH)}`
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

export type TokenRequest = {
  userId: string
  workspaceId: string
  projectId: string
  name: string
}

/**
 * Makes a token. It is told here and never again.
 * @throws AppError not_found when the workspace has no such project
 */
export const createToken = async (
  request: TokenRequest,
): Promise<{ id: string; token: string }> => {
  const token = makeToken()
  const made = await insertToken({ ...request, tokenHash: hashOf(token), ending: token.slice(-4) })
  if (!made) throw new AppError('not_found', say('errors.workspaces.unknownProject'))
  return { id: made.id, token }
}

/** Whoever holds the token, as a member with the role of now; null when it opens nothing. */
export const ownerOfToken = async (token: string): Promise<TokenOwner | null> => {
  const owner = TOKEN.test(token) ? await findTokenOwner(hashOf(token)) : null
  if (!owner) return null
  const sinceMs = Date.now() - (owner.lastUsedAt?.getTime() ?? 0)
  if (sinceMs >= TOUCH_EVERY_MS) {
    const now = await databaseNow()
    await touchToken(owner.tokenId, now, new Date(now.getTime() - TOUCH_EVERY_MS))
  }
  return owner
}
