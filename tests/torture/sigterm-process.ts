import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Place } from '@/tests/torture/place'

const root = fileURLToPath(new URL('../..', import.meta.url))

export type Instance = {
  port: number
  /** Sends the signal and says how it ended. */
  end: () => Promise<{ code: number | null; ms: number }>
  kill: () => void
}

/** Starts tests/torture/sigterm-program.ts and resolves when its worker works. */
export const startInstance = async ({ environment }: Place): Promise<Instance> => {
  const child = spawn(
    process.execPath,
    [
      '--conditions=react-server',
      '--import',
      import.meta.resolve('tsx'),
      fileURLToPath(new URL('sigterm-program.ts', import.meta.url)),
    ],
    {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: { ...process.env, ...environment, TSX_TSCONFIG_PATH: `${root}tsconfig.json` },
    },
  )
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`an instance ended with ${code} while it was starting`)
  })
  const [port] = (await Promise.race([once(child, 'message'), failed])) as [number]
  failed.catch(() => {})
  return { port, end: () => end(child), kill: () => void child.kill('SIGKILL') }
}

/** The second signal is what an impatient person, or a terminal, adds. */
const end = async (child: ChildProcess): Promise<{ code: number | null; ms: number }> => {
  const startedAt = performance.now()
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  child.kill('SIGINT')
  const [code] = (await ended) as [number | null]
  return { code, ms: Math.round(performance.now() - startedAt) }
}
