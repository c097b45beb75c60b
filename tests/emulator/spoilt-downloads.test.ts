import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Emulator, startEmulator } from '@/emulator/server'
import { clientOf, controlOf } from './client'
import { receive } from './wire'

// Films are made, on machines that do other things meanwhile.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const TEXT = { type: 'std-text-to-video', prompt: 'Fog', duration: 3, sound: false }

let emulator: Emulator
let url = ''
let whole: Buffer = Buffer.alloc(0)

beforeAll(async () => {
  emulator = await startEmulator({ speed: 100_000, plainFilms: true })
  const { id } = await clientOf(emulator).accepted(TEXT)
  const { response } = await clientOf(emulator).ended(id)
  url = String(Array.isArray(response) && response[0])
  whole = (await receive(url)).body
})

afterAll(() => emulator.stop())
afterEach(() => controlOf(emulator).clearFaults())

const download = async (fault: Record<string, unknown>, range?: string) => {
  expect(await controlOf(emulator).faults({ on: 'cdn', ...fault })).toMatchObject({ status: 200 })
  return receive(url, { headers: range ? { range } : {} })
}

describe('a download', () => {
  it.each([404, 403, 410, 503])('is answered %i', async (status) => {
    expect((await download({ kind: 'error', status, shape: 'html' })).status).toBe(status)
  })

  it.each(['cut', 'short'])('is %s in its middle', async (how) => {
    const received = await download({ kind: 'garbled', how })
    expect(received.end).not.toBe('whole')
    expect(received.headers['content-length']).toBe(`${whole.length}`)
    expect(received.body.length).toBeGreaterThan(0)
    expect(received.body.length).toBeLessThan(whole.length)
  })

  it('stalls, then breaks', async () => {
    const received = await download({ kind: 'garbled', how: 'stalled', ms: 400 })
    expect(received.end).not.toBe('whole')
    expect(received.ms).toBeGreaterThan(350)
  })

  it('is slow', async () => {
    const received = await download({ kind: 'garbled', how: 'drip', ms: 400 })
    expect(received.body.equals(whole)).toBe(true)
    expect(received.ms).toBeGreaterThan(350)
  })

  it('is shorter in its head than in its body', async () => {
    const received = await download({ kind: 'garbled', how: 'understated' })
    expect(received.headers['content-length']).toBe(`${Math.floor(whole.length / 2)}`)
  })

  it('is a page, a picture, half a film, nothing', async () => {
    const page = await download({ kind: 'wrong_file', what: 'page', times: 1 })
    expect(page).toMatchObject({ status: 200, end: 'whole' })
    expect(page.body.toString()).toContain('<h1>Sign in')
    const image = await download({ kind: 'wrong_file', what: 'image', times: 1 })
    expect(image.headers['content-type']).toBe('video/mp4')
    expect(image.body.subarray(0, 3).toString('hex')).toBe('ffd8ff')
    const half = await download({ kind: 'wrong_file', what: 'truncated', times: 1 })
    expect(half).toMatchObject({ status: 200, end: 'whole' })
    expect(half.headers['content-length']).toBe(`${half.body.length}`)
    expect(half.body.equals(whole.subarray(0, Math.floor(whole.length / 2)))).toBe(true)
    expect((await download({ kind: 'wrong_file', what: 'empty', times: 1 })).body.length).toBe(0)
  })

  it('is damaged without any sign of it, and not for good', async () => {
    const damaged = await download({ kind: 'wrong_file', what: 'damaged', times: 1 })
    expect(damaged.body.length).toBe(whole.length)
    expect(damaged.body.equals(whole)).toBe(false)
    expect((await receive(url)).body.equals(whole)).toBe(true)
  })
})

describe('a range', () => {
  it('is ignored', async () => {
    const received = await download({ kind: 'odd_range', how: 'ignored' }, 'bytes=100-199')
    expect(received.status).toBe(200)
    expect(received.body.equals(whole)).toBe(true)
  })

  it('is another one, and says so', async () => {
    const received = await download({ kind: 'odd_range', how: 'elsewhere' }, 'bytes=100-199')
    expect(received.status).toBe(206)
    expect(received.headers['content-range']).toBe(`bytes 0-99/${whole.length}`)
    expect(received.body.equals(whole.subarray(0, 100))).toBe(true)
  })

  it('is another one, and denies it', async () => {
    const received = await download({ kind: 'odd_range', how: 'shifted' }, 'bytes=100-199')
    expect(received.headers['content-range']).toBe(`bytes 100-199/${whole.length}`)
    expect(received.body.equals(whole.subarray(84, 184))).toBe(true)
  })

  it('is right where none was asked for', async () => {
    expect((await download({ kind: 'odd_range', how: 'elsewhere' })).body.equals(whole)).toBe(true)
  })
})

describe('a redirect', () => {
  it('leads to the film after all, and no further', async () => {
    const received = await download({ kind: 'redirect' })
    expect(received.status).toBe(302)
    const film = await receive(new URL(String(received.headers.location), url).href)
    expect(film.body.equals(whole)).toBe(true)
  })

  it.each([
    ['private', 'http://10.255.255.1/video.mp4'],
    ['https://elsewhere.example/a.mp4', 'https://elsewhere.example/a.mp4'],
  ])('leads to %s', async (to, location) => {
    const received = await download({ kind: 'redirect', to })
    expect([received.status, received.headers.location]).toEqual([302, location])
  })
})
