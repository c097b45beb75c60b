/**
 * Where stored bytes stand: `ab/abcdef….mp4`, the SHA-256 of the content in hexadecimal behind its
 * first two characters. The same content has the same key, so it is stored once and never changes.
 */
const KEY = /^([0-9a-f]{2})\/(\1[0-9a-f]{62})\.([a-z0-9]{1,8})$/

/** @param extension without a dot, lower case */
export const contentKey = (sha256: string, extension: string): string => {
  const key = `${sha256.slice(0, 2)}/${sha256}.${extension}`
  if (!isContentKey(key)) throw new Error(`not a content key: ${key}`)
  return key
}

/** Nothing else is ever opened: a key cannot lead out of the storage. */
export const isContentKey = (key: string): boolean => KEY.test(key)

/** The SHA-256 that the content under a key has. */
export const hashOf = (key: string): string => {
  const hash = KEY.exec(key)?.[2]
  if (!hash) throw new Error(`not a content key: ${key}`)
  return hash
}

/** The strong entity tag of the content under a key. */
export const entityTag = (key: string): string => `"${hashOf(key)}"`

const CONTENT_TYPES: Record<string, string> = {
  jpg: 'image/jpeg',
  mov: 'video/quicktime',
  mp4: 'video/mp4',
  png: 'image/png',
  webp: 'image/webp',
}

export const contentTypeOf = (key: string): string =>
  CONTENT_TYPES[KEY.exec(key)?.[3] ?? ''] ?? 'application/octet-stream'
