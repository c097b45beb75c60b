import 'server-only'
import { createHmac, timingSafeEqual } from 'node:crypto'
import { extensionOf } from '@/lib/media/input-record'
import { deriveKey } from '@/lib/secret'

/**
 * Links under which somebody without a session fetches one file for a limited time: the provider
 * an input, a script a video. `<base>/api/media/<input>.<expiry>.<signature>.<extension>`, and
 * `video.` before the id of a video. They end like a file, because some services judge an address
 * by its extension. Checking one needs no database, so a forged one tells nothing of what is here.
 */
export type LinkKind = 'input' | 'video'

type Base = { baseUrl: string }

export const signInputLink = (
  inputId: string,
  expiresAt: Date,
  { baseUrl, contentType }: Base & { contentType: string },
): string => sign('input', inputId, expiresAt, { baseUrl, extension: extensionOf(contentType) })

export const signVideoLink = (videoId: string, expiresAt: Date, { baseUrl }: Base): string =>
  sign('video', videoId, expiresAt, { baseUrl, extension: 'mp4' })

const sign = (
  kind: LinkKind,
  id: string,
  expiresAt: Date,
  { baseUrl, extension }: Base & { extension: string },
): string => {
  const expiry = Math.floor(expiresAt.getTime() / 1000).toString(36)
  const claim = claimOf(kind, id, expiry)
  return `${baseUrl}/api/media/${claim}.${signatureOf(kind, claim, extension)}.${extension}`
}

export type LinkCheck =
  | { state: 'valid'; kind: LinkKind; id: string }
  | { state: 'expired' }
  /** Not made by us, or changed. */
  | { state: 'invalid' }

/** @param token the last part of the link's path */
export const checkLink = (token: string, now: Date): LinkCheck => {
  const match = /^(video\.)?([\w-]{1,40})\.([0-9a-z]{1,9})\.([\w-]{43})\.([a-z0-9]{1,5})$/.exec(
    token,
  )
  const [, prefix, id, expiry, signature, extension] = match ?? []
  if (!id || !expiry || !signature || !extension) return { state: 'invalid' }
  const kind = prefix ? 'video' : 'input'
  const expected = Buffer.from(signatureOf(kind, claimOf(kind, id, expiry), extension))
  if (!timingSafeEqual(expected, Buffer.from(signature))) return { state: 'invalid' }
  const isOver = Number.parseInt(expiry, 36) * 1000 <= now.getTime()
  return isOver ? { state: 'expired' } : { state: 'valid', kind, id }
}

const claimOf = (kind: LinkKind, id: string, expiry: string): string =>
  kind === 'video' ? `video.${id}.${expiry}` : `${id}.${expiry}`

const KEYS: Record<LinkKind, string> = { input: 'inputs', video: 'videos' }

const signatureOf = (kind: LinkKind, claim: string, extension: string): string =>
  createHmac('sha256', deriveKey(KEYS[kind])).update(`${claim}.${extension}`).digest('base64url')
