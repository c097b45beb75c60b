import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { type Env, env, setEnv } from '@/lib/env'

type Ready = { ready: true; api: string; cdn: string; control: string; key: string }

const READY_WITHIN_MS = 20_000
const RESTART_AFTER_MS = 1_000

export type Emulator = { control: string; stop: () => void }

/**
 * Starts the emulator as a child of this process, on free ports, and makes it the provider. It
 * keeps its book under DATA_DIR, so that a restart of the studio loses no task that runs there;
 * should it die, it is started again.
 */
export const launchEmulator = async (): Promise<Emulator> => {
  const key = `emulated-${randomBytes(12).toString('hex')}`
  let child: ChildProcess | null = null
  let stopped = false

  const allowHosts = env().outboundAllowHosts

  const start = async (): Promise<Ready> => {
    const started = spawnEmulator(env(), key)
    child = started
    const ready = await whenReady(started).catch((error) => {
      started.kill('SIGKILL')
      throw error
    })
    setEnv(withEmulator(env(), allowHosts, ready))
    started.once('exit', () => {
      if (!stopped) startAgain('The emulator ended unexpectedly; it is started again.')
    })
    return ready
  }

  const startAgain = (why: unknown): void => {
    console.error(why)
    setTimeout(() => {
      if (!stopped) start().catch(startAgain)
    }, RESTART_AFTER_MS)
  }

  const { control } = await start()
  return {
    control,
    stop: () => {
      stopped = true
      child?.kill()
    },
  }
}

const spawnEmulator = ({ dataDir, provider }: Env, key: string): ChildProcess =>
  spawn(
    process.execPath,
    [
      '--conditions=react-server',
      '--import',
      'tsx',
      'emulator/main.ts',
      '--child',
      ...['--key', key],
      ...['--speed', String(provider.speed)],
      ...['--data-dir', join(dataDir, 'emulator')],
    ],
    {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      // Out of the reach of Ctrl+C: what is on the wire to it is answered before the studio ends.
      // With the studio, however that dies, its line breaks and it ends.
      detached: process.platform !== 'win32',
    },
  )

const whenReady = (child: ChildProcess): Promise<Ready> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error('The emulator did not start in time.')),
      READY_WITHIN_MS,
    )
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`The emulator ended at once (${code}).`)))
    child.once('message', (message) => {
      clearTimeout(timer)
      child.removeAllListeners('exit')
      resolve(message as Ready)
    })
  })

const withEmulator = (current: Env, allowHosts: string[], ready: Ready): Env => ({
  ...current,
  provider: { ...current.provider, apiKey: ready.key, baseUrl: ready.api },
  outboundAllowHosts: [...allowHosts, new URL(ready.cdn).host],
})
