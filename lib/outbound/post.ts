import 'server-only'
import { addressProblem, isAllowedHost } from '@/lib/outbound/address'
import { type OneRequest, requestOnce } from '@/lib/outbound/fetch'
import { DownloadError } from '@/lib/outbound/problem'

/** What a push service must be told (RFC 8030, 8188, 8292); no key of ours fits in. */
export type PostHeaders = {
  authorization: `vapid ${string}`
  'content-encoding': 'aes128gcm'
  'content-type': 'application/octet-stream'
  ttl: string
  urgency: 'normal'
}

export type PostOptions = Pick<OneRequest, 'allowHosts' | 'signal' | 'waitMs' | 'resolver'> & {
  headers: PostHeaders
  body: Buffer
}

/** Why nothing may be sent to an address, as far as its text tells; null when it may be tried. */
export const postProblem = (address: string, allowHosts: readonly string[]): string | null => {
  if (!URL.canParse(address)) return 'no valid address'
  const url = new URL(address)
  if (url.protocol !== 'https:' && !isAllowedHost(url, allowHosts)) return 'not https'
  return addressProblem(url, allowHosts)
}

/**
 * Sends a body to an address that a browser named, through the same guard as what is fetched. No
 * redirect is followed, and of the answer only its head is read.
 * @throws DownloadError `refused_address` or `unreachable`
 */
export const outboundPost = async (
  address: string,
  options: PostOptions,
): Promise<{ status: number; headers: Record<string, string> }> => {
  const problem = postProblem(address, options.allowHosts)
  if (problem) throw new DownloadError('refused_address', problem)
  const { status, headers, body } = await requestOnce(new URL(address), {
    ...options,
    method: 'POST',
  })
  body.destroy()
  return { status, headers }
}
