import { after } from 'next/server'
import { ok } from '@/lib/result'
import { memberRoute } from '@/lib/route'
import { readLive } from '@/lib/tasks/read-live'
import { isWorkerRunning, runDueWork } from '@/lib/tasks/worker'

/** Seconds: what comes after the answer may have a request to Kling on the wire. */
export const maxDuration = 120

export const GET = memberRoute({ permission: 'workspace:read' }, async ({ scope, request }) => {
  // Where no worker lasts, whoever watches moves the work on.
  if (!isWorkerRunning()) after(() => runDueWork(10_000))
  const since = new Date(new URL(request.url).searchParams.get('since') ?? Number.NaN)
  const live = await readLive(scope, Number.isNaN(since.getTime()) ? null : since)
  return Response.json(ok(live), { headers: { 'cache-control': 'private, no-store' } })
})
