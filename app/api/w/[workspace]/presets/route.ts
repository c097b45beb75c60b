import { readPresets } from '@/lib/presets/presets'
import { ok } from '@/lib/result'
import { memberRoute } from '@/lib/route'

export const GET = memberRoute({ permission: 'presets:use' }, async ({ scope }) =>
  Response.json(ok({ presets: await readPresets(scope) }), {
    headers: { 'cache-control': 'private, no-store' },
  }),
)
