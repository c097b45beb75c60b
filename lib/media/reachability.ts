import 'server-only'
import { rememberFor } from '@/lib/db/remember'
import { env } from '@/lib/env'
import { type Said, say } from '@/lib/intl/said'
import { inputHost, isProviderOutside, isPublicPlace, linkInput } from '@/lib/media/input-link'
import { findNewestInput } from '@/lib/media/store'
import { type OutboundResponse, outboundFetch, type Resolver } from '@/lib/outbound/fetch'
import { DownloadError } from '@/lib/outbound/problem'

export type ReachProblem =
  /** Nobody has said where this studio is on the internet. */
  | 'appUrlMissing'
  | 'appUrlPrivate'
  /** From here on it is only likely: what we see from inside may look different from outside. */
  | 'nameUnknown'
  | 'leadsInside'
  | 'noAnswer'
  | 'otherAnswer'

/** Whether the provider could fetch our inputs. `certain`: it cannot, so a request is refused. */
export type Reachability =
  | { code: 'reachable' }
  | { code: ReachProblem; certain: boolean; said: Said }

const WAIT_MS = 5_000
const TOTAL_MS = 8_000
const LINK_MS = 60_000
/** A good answer holds for minutes; a bad one only until somebody may have mended it. */
const GOOD_MS = 5 * 60_000
const BAD_MS = 10_000

const REACHABLE: Reachability = { code: 'reachable' }

/** As far as the addresses alone tell. */
const problemOfAddress = (allowHosts: readonly string[]): Reachability | null => {
  const { appUrl, appUrlIsSet } = env()
  if (isPublicPlace(inputHost(allowHosts), allowHosts)) return null
  return appUrlIsSet
    ? {
        code: 'appUrlPrivate',
        certain: true,
        said: say('inputs.reachability.appUrlPrivate', { appUrl }),
      }
    : { code: 'appUrlMissing', certain: true, said: say('inputs.reachability.appUrlMissing') }
}

/** A test stands on this machine and calls that public. */
type ProbeOptions = { allowHosts?: readonly string[]; resolver?: Resolver }

/**
 * Asks as the provider would: a signed link of the workspace's newest input, at the public address.
 * Where there is no input yet, the addresses alone are judged. Not remembered; takes up to 8 s.
 */
export const probeReachability = async (
  workspaceId: string,
  { allowHosts = [], resolver }: ProbeOptions = {},
): Promise<Reachability> => {
  if (!isProviderOutside()) return REACHABLE
  const problem = problemOfAddress(allowHosts)
  if (problem) return problem
  const input = await findNewestInput(workspaceId)
  if (!input) return REACHABLE
  const { contentType, sizeBytes } = input
  const expiresAt = new Date(Date.now() + LINK_MS)
  const link = await linkInput(input, expiresAt, { method: 'HEAD', allowHosts })
  const from = inputHost(allowHosts)
  const { host } = new URL(from)
  const doubt = (code: ReachProblem, said: Said): Reachability => ({
    code,
    certain: false,
    said: from === env().appUrl ? said : say('inputs.reachability.storage', { host }),
  })
  try {
    const response = await outboundFetch(link, {
      method: 'HEAD',
      allowHosts,
      resolver,
      waitMs: WAIT_MS,
      signal: AbortSignal.timeout(TOTAL_MS),
    })
    response.body.destroy()
    if (isTheFile(response, { contentType, sizeBytes })) return REACHABLE
    const { status } = response
    return doubt('otherAnswer', say('inputs.reachability.otherAnswer', { host, status }))
  } catch (error) {
    if (!(error instanceof DownloadError)) throw error
    if (error.problem === 'refused_address') {
      return doubt('leadsInside', say('inputs.reachability.leadsInside', { host }))
    }
    return isUnknownName(error)
      ? doubt('nameUnknown', say('inputs.reachability.nameUnknown', { host }))
      : doubt('noAnswer', say('inputs.reachability.noAnswer', { host }))
  }
}

type Expected = { contentType: string; sizeBytes: number }

/** A length may be missing where a proxy stands between; a wrong one is another file. */
const isTheFile = ({ status, headers }: OutboundResponse, expected: Expected): boolean => {
  if (status !== 200 || headers['content-type'] !== expected.contentType) return false
  const length = headers['content-length']
  return length === undefined || Number(length) === expected.sizeBytes
}

const isUnknownName = ({ cause }: DownloadError): boolean =>
  cause instanceof Error && 'code' in cause && ['ENOTFOUND', 'EAI_AGAIN'].includes(`${cause.code}`)

class NotReached extends Error {
  constructor(readonly found: Reachability) {
    super('the inputs could not be reached')
  }
}

const keyOf = (workspaceId: string) => `${workspaceId} ${inputHost()}`

const probeOf = async (key: string) => {
  const found = await probeReachability(key.split(' ', 1)[0] ?? '')
  if (found.code !== 'reachable') throw new NotReached(found)
  return found
}

const remembered = rememberFor(GOOD_MS, probeOf)
const rememberedShortly = rememberFor(BAD_MS, async (key) => {
  try {
    return await remembered(key)
  } catch (error) {
    if (error instanceof NotReached) return error.found
    throw error
  }
})

/** The same, asked at most once in a while by this process. */
export const checkReachability = (workspaceId: string): Promise<Reachability> =>
  rememberedShortly(keyOf(workspaceId))
