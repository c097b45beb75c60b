import 'server-only'
import { headers } from 'next/headers'
import { unstable_rethrow } from 'next/navigation'
import { z } from 'zod'
import { localeOfHeaders } from '@/lib/auth/request-locale'
import { findViewer, type Viewer } from '@/lib/auth/session'
import { env } from '@/lib/env'
import { toFailure } from '@/lib/error-result'
import { AppError } from '@/lib/errors'
import { messageKey, say } from '@/lib/intl/said'
import { speakerOf } from '@/lib/intl/translate'
import { parseInput } from '@/lib/parse-input'
import { isSameOrigin, type RequestFacts, requestFacts } from '@/lib/request-facts'
import { ok, type Result } from '@/lib/result'
import { mintScope, type WorkspaceScope } from '@/lib/workspaces/access'
import type { Permission } from '@/lib/workspaces/roles'

/**
 * Every server action goes through one of these three: same-origin proof, session, strict parse,
 * membership and permission, run, errors as results. Actions are `(raw) => Promise<Result>`.
 */

const answer = async <T>(run: (facts: RequestFacts) => Promise<T>): Promise<Result<T>> => {
  try {
    const { trustedProxies, appUrl, appUrlIsSet } = env()
    const facts = requestFacts(await headers(), trustedProxies)
    if (!isSameOrigin(facts, appUrlIsSet ? appUrl : null)) {
      throw new AppError('forbidden', say('errors.foreignOrigin'))
    }
    return ok(await run(facts))
  } catch (error) {
    // redirect() and notFound() travel as errors, and Next wants them back.
    unstable_rethrow(error)
    return toFailure(error, speakerOf(await localeOfHeaders(await headers())))
  }
}

const requireSignedIn = async (): Promise<Viewer> => {
  const viewer = await findViewer()
  if (!viewer) throw new AppError('unauthenticated', say('errors.signedOut'))
  return viewer
}

const keyed = z.record(z.string(), z.unknown(), messageKey('errors.unreadable'))
const named = z.object({ workspace: z.string(messageKey('errors.nameWorkspace')) })

/**
 * An action inside a workspace. `raw` is `{ workspace: slug, ...input }`; keys that `input` does
 * not know are refused.
 */
export const memberAction =
  <Schema extends z.ZodType, T>(
    { permission, input: schema }: { permission: Permission; input: Schema },
    run: (context: {
      scope: WorkspaceScope
      viewer: Viewer
      input: z.output<Schema>
      facts: RequestFacts
    }) => Promise<T>,
  ) =>
  async (raw?: unknown): Promise<Result<T>> =>
    answer(async (facts) => {
      const viewer = await requireSignedIn()
      const { workspace, ...rest } = parseInput(keyed, raw)
      const input = parseInput(schema, rest)
      const { workspace: slug } = parseInput(named, { workspace })
      const scope = await mintScope(viewer.userId, slug, permission)
      return run({ scope, viewer, input, facts })
    })

/** An action of somebody who is signed in, in no workspace. */
export const viewerAction =
  <Schema extends z.ZodType, T>(
    { input: schema }: { input: Schema },
    run: (context: { viewer: Viewer; input: z.output<Schema>; facts: RequestFacts }) => Promise<T>,
  ) =>
  async (raw?: unknown): Promise<Result<T>> =>
    answer(async (facts) => {
      const viewer = await requireSignedIn()
      return run({ viewer, input: parseInput(schema, raw), facts })
    })

/** An action that anybody may call. */
export const publicAction =
  <Schema extends z.ZodType, T>(
    { input: schema }: { input: Schema },
    run: (context: { input: z.output<Schema>; facts: RequestFacts }) => Promise<T>,
  ) =>
  async (raw?: unknown): Promise<Result<T>> =>
    answer((facts) => run({ input: parseInput(schema, raw), facts }))
