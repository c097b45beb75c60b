import 'server-only'
import { authorize, type Purpose } from '@/lib/compat/caller'
import { COMPAT_STATUS, type CompatCode, CompatError } from '@/lib/compat/compat-error'
import { toFailure } from '@/lib/error-result'
import { inEnglish } from '@/lib/intl/translate'
import type { TokenOwner } from '@/lib/workspaces/token-store'

/** A route of the compatible API: the token, its limit, then `run`; errors as `{ code, message }`. */
export const compatRoute =
  (purpose: Purpose, run: (caller: TokenOwner, request: Request) => Promise<object>) =>
  async (request: Request): Promise<Response> => {
    try {
      const caller = await authorize(request, purpose)
      return answer(200, await run(caller, request))
    } catch (error) {
      if (error instanceof CompatError) return refuse(error.code, error.message, error.headers)
      return refuse('INTERNAL_ERROR', toFailure(error, inEnglish).error.message)
    }
  }

/** For the methods that a route does not have; `allow` names those that it has. */
export const refuseMethod = (allow: string) => async (): Promise<Response> =>
  refuse('METHOD_NOT_ALLOWED', `Use ${allow}.`, { allow })

const refuse = (code: CompatCode, message: string, headers?: Record<string, string>): Response =>
  answer(COMPAT_STATUS[code], { code, message }, headers)

const answer = (status: number, body: object, headers: Record<string, string> = {}): Response =>
  Response.json(body, { status, headers: { 'cache-control': 'no-store', ...headers } })
