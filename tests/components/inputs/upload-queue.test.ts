import { describe, expect, it } from 'vitest'
import {
  createUploadQueue,
  MOST_AT_ONCE,
  MOST_QUEUED,
  type SendFile,
  type Upload,
  UploadError,
} from '@/components/inputs/upload-queue'
import { say } from '@/lib/intl/said'
import type { InputView } from '@/lib/media/input-view'

type Call = {
  file: File
  onProgress: (share: number) => void
  signal: AbortSignal
  resolve: (input: InputView) => void
  reject: (error: unknown) => void
}

const png = (name: string, bytes = 10) => {
  const file = new File([new Uint8Array(1)], name, { type: 'image/png' })
  Object.defineProperty(file, 'size', { value: bytes })
  return file
}
const inputOf = (id: string) => ({ id }) as InputView
const broken = new UploadError(say('composer.upload.brokeOff'), { mayRetry: true })

/** A server whose answers the test gives. */
const open = () => {
  const calls: Call[] = []
  const seen: { uploads: Upload[]; done: string[] } = { uploads: [], done: [] }
  const send: SendFile = (file, { onProgress, signal }) =>
    new Promise((resolve, reject) => {
      calls.push({ file, onProgress, signal, resolve, reject })
      signal.addEventListener('abort', () => reject(new Error('cancelled')))
    })
  const queue = createUploadQueue({
    send,
    unknown: say('composer.upload.notTaken'),
    onChange: (uploads) => {
      seen.uploads = uploads
    },
    onDone: ({ id }) => seen.done.push(id),
  })
  const call = (index: number): Call => {
    const found = calls[index]
    if (!found) throw new Error(`nothing was sent ${index + 1} times`)
    return found
  }
  return { queue, calls, call, seen }
}
const settle = () => new Promise((resolve) => setImmediate(resolve))
const states = (uploads: Upload[]) => uploads.map(({ state }) => state)

describe('the queue of uploads', () => {
  it('sends three at a time, in order, and the next when one has ended', async () => {
    const { queue, calls, call, seen } = open()
    queue.add(Array.from({ length: 7 }, (_, at) => png(`${at}.png`)))
    expect(calls).toHaveLength(MOST_AT_ONCE)
    call(1).resolve(inputOf('b'))
    await settle()
    call(0).reject(broken)
    await settle()
    expect(calls.map(({ file }) => file.name)).toEqual([
      '0.png',
      '1.png',
      '2.png',
      '3.png',
      '4.png',
    ])
    expect(seen.done).toEqual(['b'])
    expect(states(seen.uploads)).toEqual([
      'failed',
      ...['sending', 'sending', 'sending'],
      ...['waiting', 'waiting'],
    ])
  })

  it('tells how far a file is, and when the server looks at it', () => {
    const { queue, call, seen } = open()
    queue.add([png('a.png')])
    call(0).onProgress(0.4)
    expect(seen.uploads[0]).toMatchObject({ state: 'sending', progress: 0.4 })
    call(0).onProgress(1)
    expect(seen.uploads[0]).toMatchObject({ state: 'checking', progress: 1 })
  })

  it('takes a hundred at once and says how many it left out', () => {
    const { queue, calls, seen } = open()
    const files = Array.from({ length: 200 }, (_, at) => png(`${at}.png`))
    expect(queue.add(files)).toBe(200 - MOST_QUEUED)
    expect(queue.add([png('one more.png')])).toBe(1)
    expect(seen.uploads).toHaveLength(MOST_QUEUED)
    expect(calls).toHaveLength(MOST_AT_ONCE)
  })

  it('refuses what is too large, or empty, without sending a byte', () => {
    const { queue, calls, seen } = open()
    const film = new File(['x'], 'film.mp4', { type: 'video/mp4' })
    Object.defineProperty(film, 'size', { value: 3_000_000_000 })
    queue.add([film, png('empty.png', 0), png('photograph.png', 60_000_000)])
    expect(calls).toHaveLength(0)
    expect(seen.uploads.map(({ error }) => error)).toEqual([
      say('inputs.limits.bytes', { kind: 'video', limit: 200, found: 3000 }),
      say('inputs.limits.empty'),
      say('inputs.limits.bytes', { kind: 'image', limit: 50, found: 60 }),
    ])
    expect(seen.uploads.some(({ mayRetry }) => mayRetry)).toBe(false)
    const [first] = seen.uploads
    queue.retry(first?.id ?? 0)
    expect(calls).toHaveLength(0)
  })

  it('sends the same file again from its start, as often as it is asked to', async () => {
    const { queue, calls, call, seen } = open()
    queue.add([png('a.png')])
    for (const at of [0, 1]) {
      call(at).onProgress(0.7)
      call(at).reject(broken)
      await settle()
      expect(seen.uploads[0]).toMatchObject({ state: 'failed', error: broken.said, mayRetry: true })
      queue.retry(seen.uploads[0]?.id ?? 0)
      expect(seen.uploads[0]).toMatchObject({ state: 'sending', progress: 0, error: null })
    }
    expect(new Set(calls.map(({ file }) => file)).size).toBe(1)
    call(2).resolve(inputOf('a'))
    await settle()
    expect([seen.uploads, seen.done]).toEqual([[], ['a']])
  })

  it('keeps a file whose session ended until somebody has signed in', async () => {
    const { queue, call, seen } = open()
    queue.add([png('a.png')])
    call(0).reject(new UploadError('You are signed out.', { mayRetry: true, signedOut: true }))
    await settle()
    expect(seen.uploads[0]).toMatchObject({ signedOut: true, mayRetry: true })
    queue.retry(seen.uploads[0]?.id ?? 0)
    call(1).reject(broken)
    await settle()
    expect(seen.uploads[0]).toMatchObject({ signedOut: false })
  })

  it('forgets what was cancelled, whatever still comes of it, and goes on', async () => {
    const { queue, calls, call, seen } = open()
    queue.add(['a', 'b', 'c', 'd'].map((name) => png(`${name}.png`)))
    queue.putAway(seen.uploads[1]?.id ?? 0)
    expect(call(1).signal.aborted).toBe(true)
    expect(calls).toHaveLength(4)
    call(1).resolve(inputOf('b'))
    call(1).onProgress(1)
    await settle()
    expect(seen.done).toEqual([])
    expect(seen.uploads.map(({ name }) => name)).toEqual(['a.png', 'c.png', 'd.png'])
  })

  it('cancels everything when it stops', async () => {
    const { queue, calls, seen } = open()
    queue.add(['a', 'b', 'c', 'd'].map((name) => png(`${name}.png`)))
    queue.stop()
    await settle()
    expect(calls.map(({ signal }) => signal.aborted)).toEqual([true, true, true])
    expect(seen.done).toEqual([])
  })

  it('composes names, and has words for what nobody expected', async () => {
    const { queue, call, seen } = open()
    queue.add([png('밤바다.png'.normalize('NFD'))])
    expect(seen.uploads[0]?.name).toBe('밤바다.png')
    call(0).reject(new TypeError('what is this'))
    await settle()
    expect(seen.uploads[0]).toMatchObject({
      error: say('composer.upload.notTaken'),
      mayRetry: true,
    })
  })

  it('takes turns with what the server gets by itself, and asks for it again', async () => {
    const { queue, calls, call, seen } = open()
    queue.add(['a', 'b'].map((name) => png(`${name}.png`)))
    const asked: AbortSignal[] = []
    queue.fetch({
      name: 'pier.png',
      fetch: async (signal) => {
        asked.push(signal)
        if (asked.length === 1) throw broken
        return inputOf('pier')
      },
    })
    expect(states(seen.uploads)).toEqual(['sending', 'sending', 'fetching'])
    queue.add([png('d.png')])
    expect(calls).toHaveLength(2)
    await settle()
    expect(seen.uploads[2]).toMatchObject({ name: 'pier.png', state: 'failed', mayRetry: true })
    expect(calls).toHaveLength(3)
    queue.retry(seen.uploads[2]?.id ?? 0)
    expect(asked).toHaveLength(1)
    call(0).resolve(inputOf('a'))
    await settle()
    expect(seen.done).toEqual(['a', 'pier'])
  })
})
