import { spawn } from 'node:child_process'
import { resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')

export type PluggedIn = {
  /** What a studio needs to take this emulator for Kling. */
  env: Record<string, string>
  fault: (fault: unknown) => Promise<void>
  journal: () => Promise<{ method: string; path: string; status?: number }[]>
  /** Every request for a result's bytes. */
  downloads: () => Promise<{ path: string; status: number | null }[]>
  book: () => Promise<
    { taskId: string; prompt: string; status: string; charged: number; net: number }[]
  >
  stop: () => Promise<void>
}

/** An emulator of its own, which a studio is plugged into and which survives that studio. */
export const startEmulator = async (speed = 30): Promise<PluggedIn> => {
  const key = 'a-key-of-the-browser-tests'
  const child = spawn(
    process.execPath,
    [
      ...['--conditions=react-server', '--import', 'tsx', 'emulator/main.ts'],
      ...['--key', key, '--speed', String(speed)],
    ],
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const line = await new Promise<string>((done, reject) => {
    let text = ''
    child.once('exit', () => reject(new Error(`the emulator ended: ${text}`)))
    child.stdout.on('data', (chunk) => {
      text += chunk
      const end = text.indexOf('\n')
      if (end >= 0) done(text.slice(0, end))
    })
  })
  const { api, cdn, control } = JSON.parse(line) as Record<'api' | 'cdn' | 'control', string>
  const ask = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await fetch(new URL(path, control), {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!response.ok) throw new Error(await response.text())
    return response.json() as Promise<T>
  }
  return {
    env: {
      KLING_API_KEY: key,
      KLING_BASE_URL: api,
      OUTBOUND_ALLOW_HOSTS: new URL(cdn).host,
      EMULATOR_SPEED: String(speed),
    },
    fault: async (fault) => {
      await ask('POST', '/faults', fault)
    },
    journal: () => ask('GET', '/journal?server=api'),
    downloads: () => ask('GET', '/journal?server=cdn'),
    book: async () =>
      (await ask<{ tasks: Awaited<ReturnType<PluggedIn['book']>> }>('GET', '/book')).tasks,
    stop: async () => {
      const ended = new Promise((done) => child.once('exit', done))
      child.kill()
      await ended
    },
  }
}
