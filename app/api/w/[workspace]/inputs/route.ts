import { pageInputs } from '@/lib/media/page-inputs'
import { receiveInput } from '@/lib/media/receive-input'
import { ok } from '@/lib/result'
import { memberRoute } from '@/lib/route'

/** The inputs of the workspace: `?kind=image|video&cursor=…` */
export const GET = memberRoute({ permission: 'workspace:read' }, async ({ scope, request }) =>
  Response.json(ok(await pageInputs(scope, new URL(request.url).searchParams)), {
    headers: { 'cache-control': 'no-store' },
  }),
)

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
