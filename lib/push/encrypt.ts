import 'server-only'
import { createCipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto'

/** A browser's public key (65 bytes, uncompressed) and secret (16), base64url, as it gave them. */
export type BrowserKeys = { p256dh: string; auth: string }

const CURVE = 'prime256v1'
/** One record holds it all. Push services take bodies of 4,096 bytes. */
const RECORD_BYTES = 4096
/** What of a record is left beside its head (86), its end mark (1) and its tag (16). */
export const MOST_BYTES = RECORD_BYTES - 86 - 1 - 16

const hkdf = (key: Buffer, salt: Buffer, info: Buffer, bytes: number): Buffer =>
  Buffer.from(hkdfSync('sha256', key, salt, info, bytes))

const text = (value: string) => Buffer.from(value, 'utf8')

/** New for each message; a test brings those of the standard's example. */
export type Chance = { salt: Buffer; privateKey: Buffer | null }

/**
 * Encrypts a message for one browser: RFC 8291, in the one record of RFC 8188 (aes128gcm). Nobody
 * between here and the browser can read it.
 * @throws RangeError when it is longer than `MOST_BYTES`; Error when the browser's keys are none
 */
export const encryptPush = (
  message: Buffer,
  { p256dh, auth }: BrowserKeys,
  { salt, privateKey }: Chance = { salt: randomBytes(16), privateKey: null },
): Buffer => {
  if (message.length > MOST_BYTES) throw new RangeError(`a message of ${message.length} bytes`)
  const browserKey = Buffer.from(p256dh, 'base64url')
  const secret = Buffer.from(auth, 'base64url')
  if (browserKey.length !== 65 || secret.length !== 16) throw new Error('no keys of a browser')
  const ours = createECDH(CURVE)
  if (privateKey) ours.setPrivateKey(privateKey)
  else ours.generateKeys()
  const ourKey = ours.getPublicKey()
  const info = Buffer.concat([text('WebPush: info\0'), browserKey, ourKey])
  const key = hkdf(ours.computeSecret(browserKey), secret, info, 32)
  const cipher = createCipheriv(
    'aes-128-gcm',
    hkdf(key, salt, text('Content-Encoding: aes128gcm\0'), 16),
    hkdf(key, salt, text('Content-Encoding: nonce\0'), 12),
  )
  const size = Buffer.alloc(4)
  size.writeUInt32BE(RECORD_BYTES)
  return Buffer.concat([
    salt,
    size,
    Buffer.from([ourKey.length]),
    ourKey,
    // 2 marks the end of the last record.
    cipher.update(Buffer.concat([message, Buffer.from([2])])),
    cipher.final(),
    cipher.getAuthTag(),
  ])
}
