import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')
const page = join(import.meta.dirname, 'empty-page')
const next = join(root, 'node_modules/next/dist/bin/next')
const env = { ...process.env, NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1' }

export type Served = { url: string; stop: () => Promise<void> }

/** The almost empty page of the same stack, built anew when it or the stack changes, and served. */
export const startEmptyPage = async (): Promise<Served> => {
  if (!isBuilt()) build()
  const port = await freePort()
  const child = spawn(process.execPath, [next, 'start', page, '-p', String(port)], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await untilReady(child)
  return { url: `http://localhost:${port}`, stop: () => end(child) }
}

const STAMP = join(page, '.next/built-with')

const wanted = (): string => {
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules/next/package.json'), 'utf8'))
  const files = [
    'app/page.jsx',
    'app/drawn/page.jsx',
    'app/api/empty/route.js',
    'next.config.mjs',
  ].map((name) => readFileSync(join(page, name), 'utf8'))
  return [version, ...files].join('\n')
}

const isBuilt = (): boolean => existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted()

const build = (): void => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [next, 'build', page], {
    cwd: root,
    env,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`the empty page was not built:\n${stdout}${stderr}`)
  writeFileSync(STAMP, wanted())
}

const freePort = (): Promise<number> =>
  new Promise((done, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, () => {
      const address = server.address()
      server.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })

const untilReady = (child: ChildProcess): Promise<void> =>
  new Promise((done, reject) => {
    let text = ''
    child.once('exit', () => reject(new Error(`the empty page ended:\n${text}`)))
    child.stdout?.on('data', (chunk) => {
      text += chunk
      if (/Ready/.test(text)) done()
    })
  })

const end = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((done) => child.once('exit', done))
  child.kill()
  await ended
}
