import { after } from 'next/server'
import { compatRoute, refuseMethod } from '@/lib/compat/compat-route'
import { status } from '@/lib/compat/status'
import { isWorkerRunning, runDueWork } from '@/lib/tasks/worker'

/** Seconds: what comes after the answer may have a request to Kling on the wire. */
export const maxDuration = 120

export const GET = compatRoute('read', async (caller, request) => {
  // Where no worker lasts, whoever watches moves the work on.
  if (!isWorkerRunning()) after(() => runDueWork(10_000))
  return status(caller, request)
})

const refuse = refuseMethod('GET')

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT }
