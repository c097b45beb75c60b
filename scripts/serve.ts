/**
 * The studio's own server: checks the environment, migrates, starts the emulator when there is no
 * key, and serves Next over Node's http. Next believes a client's own X-Forwarded-For, so this is
 * where the peer's address is written (and lib/request-facts.ts is where it is read).
 */
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { networkInterfaces } from 'node:os'
import { ensureSetupCode } from '@/lib/auth/setup-code'
import { EnvError, env, setEnv } from '@/lib/env'
import { joinHead } from '@/lib/join-head'
import { restoreLength } from '@/lib/media/response-length'
import { appSecret } from '@/lib/secret'
import { sayGone } from '@/lib/share/say-gone'
import { holdWorkUntil } from '@/lib/start-gate'
import { endWork } from '@/lib/tasks/worker'
import { migrate } from '@/prisma/migrate'
import { closeOnSignal } from '@/scripts/close-on-signal'
import { launchEmulator } from '@/scripts/launch-emulator'

const UPLOAD_WITHIN_MS = 30 * 60_000
const GIVE_BACK_WITHIN_MS = 2_000
const dev = process.env.NODE_ENV !== 'production'

const step = async <T>(name: string, run: () => Promise<T> | T): Promise<T> => {
  const startedAt = performance.now()
  const result = await run()
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  console.log(`  ${name.padEnd(34)} ${seconds.padStart(6)} s`)
  return result
}

const main = async (): Promise<void> => {
  const { provider, port } = env()
  appSecret()
  // The emulator starts in a process of its own, beside everything that does not need it yet.
  const launching =
    provider.mode === 'emulated'
      ? step('started the emulated Kling', launchEmulator)
      : Promise.resolve(null)
  holdWorkUntil(launching)
  await step('migrated the database', () => migrate(env().database))
  const { default: next } = await import('next')
  // A large file over a slow line takes longer than Node's five minutes.
  const server = createServer({ requestTimeout: UPLOAD_WITHIN_MS })
  // From here on, for the worker begins while Next is loaded.
  closeOnSignal(server, () => void launching.then((emulator) => emulator?.stop()))
  const app = next({ dev, dir: process.cwd(), port, httpServer: server })
  await step('loaded the studio', () => app.prepare())
  await launching
  const handle = app.getRequestHandler()
  server.on('request', (request, response) => {
    writePeer(request)
    // Read where a signed-out visitor is sent back to after signing in.
    request.headers['x-dailies-path'] = request.url ?? '/'
    restoreLength(response)
    joinHead(response)
    const path = request.url ?? '/'
    if (path.startsWith('/share/')) {
      void sayGone(path, response).then(() => handle(request, response))
    } else void handle(request, response)
  })
  await listen(server, port)
  const { port: bound } = server.address() as AddressInfo
  if (bound !== port) {
    const current = env()
    const appUrl = current.appUrlIsSet ? current.appUrl : `http://localhost:${bound}`
    setEnv({ ...current, port: bound, appUrl })
  }
  await announce()
}

/** A proxy that we trust wrote who its peer was; anybody else's word about that is dropped. */
const writePeer = (request: IncomingMessage): void => {
  const peer = request.socket.remoteAddress ?? ''
  const plain = peer.replace(/^::ffff:(?=\d+\.)/, '')
  const said = request.headers['x-forwarded-for']
  const trusted = env().trustedProxies.includes(plain)
  request.headers['x-forwarded-for'] = trusted && said ? `${said}, ${plain}` : plain
  if (trusted) return
  delete request.headers['x-forwarded-host']
  delete request.headers['x-forwarded-proto']
  delete request.headers['x-forwarded-port']
  delete request.headers['x-real-ip']
}

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new EnvError([`PORT ${port} is in use: stop what listens there or set another PORT`])
          : error,
      ),
    )
    // Every interface, IPv6 and IPv4.
    server.listen(port, () => resolve())
  })

const announce = async (): Promise<void> => {
  const { port, appUrl, appUrlIsSet, provider } = env()
  const network = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter((address) => address.family === 'IPv4' && !address.internal)
  const startedAt = Number(process.env.DAILIES_STARTED_AT) || Date.now()
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1)
  console.log(`\nReady after ${seconds} s`)
  console.log(`  This machine    http://localhost:${port}`)
  for (const { address } of network) console.log(`  Local network   http://${address}:${port}`)
  if (appUrlIsSet) console.log(`  Public          ${appUrl}`)
  if (provider.mode === 'emulated') {
    console.log(
      '  Demo: Kling is emulated; nothing costs money. Set KLING_API_KEY for the real one.',
    )
  }
  const code = await ensureSetupCode()
  if (code) console.log(`\nSet-up code (needed from another machine): ${code}`)
}

main().catch(async (error) => {
  console.error(error instanceof EnvError ? `\n${error.message}` : error)
  // The worker begins while Next is loaded, and a port in use is found after that: what is on the
  // wire to Kling is finished all the same, and what was only claimed is given back.
  await endWork(GIVE_BACK_WITHIN_MS).catch(console.error)
  process.exit(1)
})
