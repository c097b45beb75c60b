import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')
const READY_WITHIN_MS = 90_000

export type Studio = {
  port: number
  url: string
  dataDir: string
  /** Of the group of its processes: the start script, the server, the emulator. */
  group: number
  /** Everything that the start printed, once it has printed all. */
  whenReady: () => Promise<string>
  /** SIGKILL: no farewell. */
  kill: () => Promise<void>
  stop: () => Promise<void>
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))

const freePort = (): Promise<number> =>
  new Promise((done, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, () => {
      const { port } = server.address() as { port: number }
      server.close(() => done(port))
    })
  })

/** A studio of its own: a data directory, a port, and the environment that is given. */
export const startStudio = async (
  options: { dataDir?: string; port?: number; env?: Record<string, string> } = {},
): Promise<Studio> => {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'dailies-e2e-')))
  const port = options.port ?? (await freePort())
  let output = ''
  const child = spawn(process.execPath, [join(root, 'scripts/start.mjs')], {
    cwd: root,
    // A group of its own, so that a kill reaches the server behind the start script.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PORT: String(port), DATA_DIR: dataDir, ...options.env },
  })
  child.stdout?.on('data', (chunk) => {
    output += chunk
  })
  child.stderr?.on('data', (chunk) => {
    output += chunk
  })
  const url = `http://localhost:${port}`
  await untilHealthy(url, child, () => output)
  return {
    port,
    url,
    dataDir,
    group: child.pid ?? 0,
    whenReady: async () => {
      // The server answers a moment before the last line is printed.
      while (!/Set-up code|This machine/.test(output)) await pause(50)
      await pause(300)
      return output
    },
    kill: () => end(child, 'SIGKILL'),
    stop: async () => {
      await end(child, 'SIGTERM')
      if (!options.dataDir) await rm(dataDir, { recursive: true, force: true })
    },
  }
}

const untilHealthy = async (
  url: string,
  child: ChildProcess,
  output: () => string,
): Promise<void> => {
  const endsAt = Date.now() + READY_WITHIN_MS
  while (Date.now() < endsAt) {
    if (child.exitCode !== null) throw new Error(`the studio ended:\n${output()}`)
    const healthy = await fetch(`${url}/api/health`).then(
      (response) => response.ok,
      () => false,
    )
    if (healthy) return
    await pause(100)
  }
  throw new Error(`the studio was not healthy in time:\n${output()}`)
}

const end = async (child: ChildProcess, signal: NodeJS.Signals): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((done) => child.once('exit', done))
  if (child.pid) process.kill(-child.pid, signal)
  await ended
}
