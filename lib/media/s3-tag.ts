import 'server-only'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'

const md5 = (bytes: Uint8Array) => createHash('md5').update(bytes).digest()

/**
 * The entity tags that nearly all who speak S3 give to these bytes: their MD5, or, where they came in
 * parts, that of the MD5s of the parts. Who encrypts with keys of its own gives another.
 */
export const tagsOf = async (source: string | Uint8Array, partBytes: number): Promise<string[]> => {
  const whole = createHash('md5')
  const parts: Buffer[] = []
  for await (const part of partsOf(source, partBytes)) {
    whole.update(part)
    parts.push(md5(part))
  }
  const inParts = `${md5(Buffer.concat(parts)).toString('hex')}-${parts.length}`
  return [whole.digest('hex'), inParts].map((tag) => `"${tag}"`)
}

/** One of a file is held in memory at a time. */
async function* partsOf(source: string | Uint8Array, partBytes: number) {
  if (typeof source !== 'string') {
    for (let at = 0; at < source.length; at += partBytes) yield source.subarray(at, at + partBytes)
    return
  }
  yield* createReadStream(source, { highWaterMark: partBytes })
}
