import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll } from 'vitest'
import type { Place } from '@/tests/torture/place'
import type { Commands, Reply, Request } from '@/tests/torture/studio-program'

/** Another instance of the studio; tests/torture/studio-program.ts is what runs in it. */
export type StudioProcess = {
  /** Resolves with what the command returns; rejects when the process ends before it answers. */
  ask: <Name extends keyof Commands>(
    name: Name,
    ...values: Parameters<Commands[Name]>
  ) => Promise<Awaited<ReturnType<Commands[Name]>>>
  signal: (signal: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT' | 'SIGTERM') => void
  /** Resolves with the signal by which it ended. */
  ended: Promise<NodeJS.Signals | null>
  end: () => Promise<void>
}

const esbuild: typeof import('esbuild') = createRequire(import.meta.resolve('tsx'))('esbuild')
const root = fileURLToPath(new URL('../..', import.meta.url))

let bundled: Promise<{ folder: string; path: string }> | undefined

/**
 * The program in one file, made once by what tsx itself compiles with: an instance starts in a
 * third of the time, and a thousand are started.
 */
const bundle = async (): Promise<{ folder: string; path: string }> => {
  const folder = await mkdtemp(join(tmpdir(), 'dailies-instance-'))
  const path = join(folder, 'studio-program.mjs')
  await esbuild.build({
    entryPoints: [fileURLToPath(new URL('studio-program.ts', import.meta.url))],
    outfile: path,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    conditions: ['react-server'],
    tsconfig: join(root, 'tsconfig.json'),
    sourcemap: 'inline',
    logLevel: 'warning',
  })
  // Where Node looks for the packages.
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
  return { folder, path }
}

afterAll(async () => {
  const made = await bundled?.catch(() => null)
  if (made) await rm(made.folder, { recursive: true, force: true })
})

/** Starts a process that has loaded the studio and opened nothing yet. */
export const startStudioProcess = async (): Promise<StudioProcess> => {
  bundled ??= bundle()
  const { path } = await bundled
  const child = spawn(process.execPath, ['--conditions=react-server', path], {
    cwd: root,
    // Structured clones, so that an instant stays one.
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const ended = once(child, 'exit').then(([, signal]) => signal as NodeJS.Signals | null)
  const ask = askOver(child, ended)
  const isReady = once(child, 'message')
  if ((await Promise.race([isReady, ended.then(() => null)])) === null) {
    throw new Error('an instance of the studio ended while it was starting')
  }
  return {
    ask,
    ended,
    signal: (signal) => {
      child.kill(signal)
    },
    end: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}

const askOver = (
  child: ChildProcess,
  ended: Promise<NodeJS.Signals | null>,
): StudioProcess['ask'] => {
  const waiting = new Map<number, (reply: Exclude<Reply, 'ready'>) => void>()
  let last = 0
  child.on('message', (message: Reply) => {
    if (message === 'ready') return
    waiting.get(message.id)?.(message)
    waiting.delete(message.id)
  })
  return async (name, ...values) => {
    last += 1
    const request: Request = { id: last, name, values }
    const answer = new Promise<Exclude<Reply, 'ready'>>((resolve) => {
      waiting.set(request.id, resolve)
    })
    child.send(request)
    const gone = ended.then((signal) => ({ id: 0, error: `it ended by ${signal}` }))
    const { value, error } = (await Promise.race([answer, gone])) as {
      value?: unknown
      error?: string
    }
    if (error !== undefined) throw new Error(`${name}: ${error}`)
    // What crosses the line is what the command of that name returned.
    return value as never
  }
}

/** Starts so many that work at one place, has them used, and ends them. */
export const withStudioProcesses = async <T>(
  count: number,
  { environment }: Place,
  use: (studios: StudioProcess[]) => Promise<T>,
): Promise<T> => {
  const studios = await Promise.all(Array.from({ length: count }, startStudioProcess))
  try {
    await Promise.all(studios.map((studio) => studio.ask('configure', environment)))
    return await use(studios)
  } finally {
    await Promise.all(studios.map((studio) => studio.end()))
  }
}
