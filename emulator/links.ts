import { createHmac, timingSafeEqual } from 'node:crypto'

/** Signed addresses of results, which stop working at a time of the emulator's clock. */
export type Links = {
  /** Path and query on the CDN. */
  sign(taskId: string, expiresAt: number): string
  check(url: URL, now: number): { ok: true; taskId: string } | { ok: false; reason: string }
}

export const createLinks = (secret: string): Links => {
  const signature = (taskId: string, expires: string) =>
    createHmac('sha256', secret).update(`${taskId}\n${expires}`).digest('hex')
  return {
    sign: (taskId, expiresAt) => {
      const expires = `${Math.floor(expiresAt / 1000)}`
      return `/videos/${taskId}.mp4?expires=${expires}&signature=${signature(taskId, expires)}`
    },
    check: (url, now) => {
      const taskId = /^\/videos\/([a-z0-9]+)\.mp4$/.exec(url.pathname)?.[1]
      if (!taskId) return { ok: false, reason: 'No such file' }
      const expires = url.searchParams.get('expires') ?? ''
      const given = Buffer.from(url.searchParams.get('signature') ?? '')
      const expected = Buffer.from(signature(taskId, expires))
      const isOurs = given.length === expected.length && timingSafeEqual(given, expected)
      if (!isOurs) return { ok: false, reason: 'The signature does not match' }
      if (now >= Number(expires) * 1000) return { ok: false, reason: 'The address has expired' }
      return { ok: true, taskId }
    },
  }
}
