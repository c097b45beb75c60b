import 'server-only'
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { readCookie } from '@/lib/auth/request-viewer'
import { hasSecureCookies } from '@/lib/auth/session-cookie'
import { AppError } from '@/lib/errors'
import { say } from '@/lib/intl/said'
import { deriveKey } from '@/lib/secret'

/**
 * What a guest's browser keeps: the name that was given once, with a key by which their comments
 * are told from those of another guest of that name; that it knew a link's password; and on which
 * day it last counted as a view. Signed, so that nobody takes another's place, and nothing of it is
 * of use anywhere else.
 */
export type Guest = { name: string; key: string }

const GUEST_COOKIE = 'share_guest'
const YEAR_SECONDS = 365 * 24 * 60 * 60
const PASSWORD_SECONDS = 24 * 60 * 60

const signature = (purpose: string, ...parts: string[]): string =>
  createHmac('sha256', deriveKey(purpose)).update(JSON.stringify(parts)).digest('base64url')

const isSame = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

const cookie = (name: string, value: string, maxAgeSeconds: number): string =>
  `${name}=${value}; Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Lax${hasSecureCookies() ? '; Secure' : ''}`

const encode = (text: string): string => Buffer.from(text).toString('base64url')

/** The cookie of a guest of this name; whoever has given one keeps their key. */
export const guestCookie = (name: string, before: Guest | null): string => {
  const key = before?.key ?? randomBytes(16).toString('base64url')
  const value = `${key}.${encode(name)}.${signature('share-guest', key, name)}`
  return cookie(GUEST_COOKIE, value, YEAR_SECONDS)
}

export const readGuest = (cookies: string | null): Guest | null => {
  const [key, coded, signed] = readCookie(cookies, GUEST_COOKIE)?.split('.') ?? []
  if (!key || !coded || !signed) return null
  const name = Buffer.from(coded, 'base64url').toString()
  return isSame(signed, signature('share-guest', key, name)) ? { key, name } : null
}

/** @throws AppError invalid for whoever has given no name yet */
export const requireGuest = (guest: Guest | null): Guest => {
  if (guest) return guest
  throw new AppError('invalid', say('share.guest.needed'))
}

type Locked = { id: string; passwordHash: string | null }

const passName = (id: string) => `share_pass_${id}`

/** That this browser knew the password of the link, for a day; another password ends it. */
export const passCookie = ({ id, passwordHash }: Locked, now: Date): string => {
  const ends = Math.floor(now.getTime() / 1000) + PASSWORD_SECONDS
  const signed = signature('share-pass', id, passwordHash ?? '', String(ends))
  return cookie(passName(id), `${ends}.${signed}`, PASSWORD_SECONDS)
}

/** Whether a link asks this browser for nothing more. */
export const isUnlocked = (
  { id, passwordHash }: Locked,
  cookies: string | null,
  now: Date,
): boolean => {
  if (passwordHash === null) return true
  const [ends, signed] = readCookie(cookies, passName(id))?.split('.') ?? []
  if (!ends || !signed || !(Number(ends) * 1000 > now.getTime())) return false
  return isSame(signed, signature('share-pass', id, passwordHash, ends))
}

const dayOf = (now: Date) => now.toISOString().slice(0, 10)

/** Null when this browser was counted today already. */
export const seenCookie = (id: string, cookies: string | null, now: Date): string | null => {
  const name = `share_seen_${id}`
  const today = dayOf(now)
  return readCookie(cookies, name) === today ? null : cookie(name, today, 24 * 60 * 60)
}
