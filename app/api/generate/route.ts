import { after } from 'next/server'
import { compatRoute, refuseMethod } from '@/lib/compat/compat-route'
import { generate } from '@/lib/compat/generate'
import { isWorkerRunning, runDueWork } from '@/lib/tasks/worker'

/** Seconds: what comes after the answer may have a request to Kling on the wire. */
export const maxDuration = 120

export const POST = compatRoute('submit', async (caller, request) => {
  const accepted = await generate(caller, request)
  // Where no worker lasts, the request that made the work does a piece of it.
  if (!isWorkerRunning()) after(() => runDueWork(10_000))
  return accepted
})

const refuse = refuseMethod('POST')

export {
  refuse as DELETE,
  refuse as GET,
  refuse as HEAD,
  refuse as OPTIONS,
  refuse as PATCH,
  refuse as PUT,
}
