import type { Server } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { disconnect } from '@/lib/db/client'
import { endWork } from '@/lib/tasks/worker'

/** Downloads, status requests and visitors are given so long. */
const CLOSE_WITHIN_MS = 10_000
/** A request to Kling ends by its own time-out of 90 s; a database that is away adds to that. */
const GIVE_UP_AFTER_MS = 150_000
const DISCONNECT_WITHIN_MS = 2_000

/**
 * Ends this process in order when it is told to: nothing new is begun, a request to Kling that is
 * on the wire is finished and its outcome recorded, since cutting it off could pay for a shot that
 * nobody ever sees. A second signal changes nothing about that.
 * @param stopOthers what has to outlive the work, such as an emulator
 */
export const closeOnSignal = (server: Server, stopOthers = () => {}): void => {
  let closing = false
  const close = async (signal: string) => {
    if (closing) return
    closing = true
    console.log(`\n${signal}: finishing what is on the wire`)
    setTimeout(() => process.exit(1), GIVE_UP_AFTER_MS).unref()
    const closed = closeServer(server)
    await endWork(CLOSE_WITHIN_MS)
    await closed
    stopOthers()
    await Promise.race([disconnect(), wait(DISCONNECT_WITHIN_MS)])
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      close(signal).catch((error) => {
        console.error(error)
        process.exit(1)
      })
    })
  }
}

/** Takes no more connections; those that are busy are cut after a while. */
const closeServer = async (server: Server): Promise<void> => {
  const late = setTimeout(() => server.closeAllConnections(), CLOSE_WITHIN_MS)
  await new Promise<void>((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
  })
  clearTimeout(late)
}
