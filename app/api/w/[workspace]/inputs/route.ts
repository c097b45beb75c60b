import { mayChange } from '@/app/api/w/[workspace]/inputs/whose'
import { pageInputs } from '@/lib/media/page-inputs'
import { receiveInput } from '@/lib/media/receive-input'
import { ok } from '@/lib/result'
import { memberRoute } from '@/lib/route'

/** The inputs of the workspace: `?kind=image|video|frame&search=…&cursor=…` */
export const GET = memberRoute({ permission: 'workspace:read' }, async ({ scope, request }) => {
  const reader = { ...scope, mayChange: mayChange(scope) }
  const page = await pageInputs(reader, new URL(request.url).searchParams)
  return Response.json(ok(page), { headers: { 'cache-control': 'no-store' } })
})

/** An upload: the file as the body, its name URI-encoded in `x-file-name`. */
export const POST = memberRoute({ permission: 'inputs:write' }, async ({ scope, request }) => {
  const input = await receiveInput({
    workspace: scope,
    userId: scope.userId,
    name: decodeName(request.headers.get('x-file-name') ?? ''),
    body: request.body,
    declaredLength: numberOf(request.headers.get('content-length')),
  })
  return Response.json(ok(input), { status: 201 })
})

const decodeName = (value: string): string => {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

const numberOf = (value: string | null): number | null =>
  value !== null && /^\d{1,15}$/.test(value) ? Number(value) : null
