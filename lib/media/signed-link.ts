import 'server-only'
import { createHmac, timingSafeEqual } from 'node:crypto'
import { extensionOf } from '@/lib/media/input-record'
import { deriveKey } from '@/lib/secret'

/**
 * Links under which the provider, who has no session, fetches one input for a limited time:
 * `<base>/api/media/<input>.<expiry>.<signature>.<extension>`. They end like a file, because
 * some services judge an address by its extension. Checking one needs no database.
 */
export const signInputLink = (
  inputId: string,
  expiresAt: Date,
  { baseUrl, contentType }: { baseUrl: string; contentType: string },
): string => {
  const claim = `${inputId}.${Math.floor(expiresAt.getTime() / 1000).toString(36)}`
  const extension = extensionOf(contentType)
  return `${baseUrl}/api/media/${claim}.${signatureOf(claim, extension)}.${extension}`
}

export type LinkCheck =
  | { state: 'valid'; inputId: string }
  | { state: 'expired' }
  /** Not made by us, or changed. */
  | { state: 'invalid' }

/** @param token the last part of the link's path */
export const checkInputLink = (token: string, now: Date): LinkCheck => {
  const match = /^([\w-]{1,40})\.([0-9a-z]{1,9})\.([\w-]{43})\.([a-z0-9]{1,5})$/.exec(token)
  const [, inputId, expiry, signature, extension] = match ?? []
  if (!inputId || !expiry || !signature || !extension) return { state: 'invalid' }
  const expected = Buffer.from(signatureOf(`${inputId}.${expiry}`, extension))
  if (!timingSafeEqual(expected, Buffer.from(signature))) return { state: 'invalid' }
  const isOver = Number.parseInt(expiry, 36) * 1000 <= now.getTime()
  return isOver ? { state: 'expired' } : { state: 'valid', inputId }
}

const signatureOf = (claim: string, extension: string): string =>
  createHmac('sha256', deriveKey('inputs')).update(`${claim}.${extension}`).digest('base64url')
