import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Addresses, clientOf, controlOf } from './client'

// Whole programs are started, and films made.
vi.setConfig({ testTimeout: 120_000 })

const TEXT = {
  type: 'o3-std-text-to-video',
  prompt: 'Rain on a tin roof',
  duration: 3,
  sound: true,
}

let folder = ''
const children: ChildProcess[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'emulator-test-'))
})

afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  rmSync(folder, { recursive: true, force: true })
})

const start = async (...args: string[]) => {
  const child = spawn(
    process.execPath,
    [
      '--conditions=react-server',
      '--import',
      'tsx',
      'emulator/main.ts',
      '--data-dir',
      folder,
      ...args,
    ],
    { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] },
  )
  children.push(child)
  let printed = ''
  child.stdout?.on('data', (part) => {
    printed += part
  })
  const [ready] = (await once(child, 'message')) as [Addresses & { ready: true }]
  return { child, ready, printed: () => printed }
}

const kill = async (child: ChildProcess) => {
  child.kill('SIGKILL')
  await once(child, 'exit')
}

describe('the program', () => {
  it('prints one line, and ends with its parent', async () => {
    const { child, ready, printed } = await start('--child', '--key', 'a-key')
    expect(ready).toMatchObject({ ready: true, key: 'a-key' })
    expect(JSON.parse(printed())).toEqual(ready)
    const exit = once(child, 'exit')
    child.disconnect()
    expect(await exit).toEqual([0, null])
  })

  it('knows its book, its tasks and its clock after a kill, under a new key too', async () => {
    const first = await start('--key', 'old-key', '--balance', '5000')
    const before = clientOf(first.ready)
    await controlOf(first.ready).advance(86_400_000)
    await controlOf(first.ready).faults(
      { kind: 'latency', ms: 0, times: 1 },
      { kind: 'failure', afterMs: 60_000, times: 1, match: { prompt: 'fails' } },
    )
    const done = await before.accepted(TEXT)
    const film = await before.film(done.id)
    const failing = await before.accepted({ ...TEXT, prompt: 'fails' })
    await controlOf(first.ready).faults({ kind: 'latency', ms: 60_000, times: 1 })
    const running = await before.accepted({ ...TEXT, prompt: 'Still running' })
    const bookBefore = await controlOf(first.ready).book()
    const truthBefore = (await controlOf(first.ready).ask('GET', '/truth')).body
    expect(truthBefore).toHaveLength(3)
    await kill(first.child)
    appendFileSync(join(folder, 'tasks.jsonl'), '{"kind":"ended","taskId"')

    const { ready } = await start('--key', 'new-key', '--balance', '77')
    const after = clientOf(ready)
    expect(await controlOf(ready).book()).toEqual(bookBefore)
    expect((await controlOf(ready).ask('GET', '/truth')).body).toEqual(truthBefore)
    expect(bookBefore.balances).toEqual({ main: 5000 - 3 * 108 })
    expect((await clientOf(ready, 'old-key').status(done.id)).status).toBe(401)
    expect(Buffer.from(await after.film(done.id)).equals(Buffer.from(film))).toBe(true)
    expect((await after.status(running.id)).body.data?.status).toBe('IN_PROGRESS')
    await controlOf(ready).advance(60_001)
    expect((await after.ended(running.id)).status).toBe('SUCCESS')
    expect((await after.ended(failing.id)).status).toBe('FAILED')
    expect((await controlOf(ready).book()).balances).toEqual({ main: 5000 - 2 * 108 })
    const { now } = (await controlOf(ready).ask('GET', '/health')).body
    expect(Date.parse(now) - Date.now()).toBeGreaterThan(86_400_000)
    const journal = await controlOf(ready).journal('api')
    expect(journal.filter(({ method }: { method: string }) => method === 'POST')).toHaveLength(3)
  })

  it('is hostile when it is told to', async () => {
    const { ready } = await start('--personality', 'hostile', '--rates', '{"cdn":{"dead":0.5}}')
    const told = (await controlOf(ready).ask('GET', '/personality')).body
    // The seed was made up: it is told, so that the run can be had again.
    expect(told).toMatchObject({
      ...{ personality: 'hostile', seed: expect.stringMatching(/^\w{12}$/) },
      rates: { cdn: { dead: 0.5, cut: 0.05 } },
    })
  })

  it.each([
    [['--port', 'many'], '--port'],
    [['--personality', 'gruff'], 'personality'],
    [['--rates', '{"cdn":{"dead":2}}'], 'rates.cdn.dead'],
    [['--rates', 'often'], '--rates must be JSON'],
  ])('says what is wrong with %j', async (args, word) => {
    const child = spawn(
      process.execPath,
      ['--conditions=react-server', '--import', 'tsx', 'emulator/main.ts', ...args],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    )
    let said = ''
    child.stderr.on('data', (part) => {
      said += part
    })
    expect((await once(child, 'exit'))[0]).toBe(2)
    expect(said).toContain(word)
  })
})
