import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readRange } from '@/emulator/cdn'
import { type Emulator, startEmulator } from '@/emulator/server'
import { clientOf, controlOf } from './client'

const TEXT = { type: 'std-text-to-video', prompt: 'Fog', duration: 3, sound: false }

let emulator: Emulator
let id = ''
let url = ''
let whole = new Uint8Array()

const address = async (taskId: string) => {
  const { response } = await clientOf(emulator).ended(taskId)
  return Array.isArray(response) ? String(response[0]) : ''
}

beforeAll(async () => {
  emulator = await startEmulator({ speed: 100_000, plainFilms: true })
  id = (await clientOf(emulator).accepted(TEXT)).id
  url = await address(id)
  whole = new Uint8Array(await (await fetch(url)).arrayBuffer())
})

afterAll(() => emulator.stop())

describe('the CDN', () => {
  it('is an origin of its own and asks for no key', async () => {
    expect(new URL(url).origin).toBe(emulator.cdn)
    expect(new URL(emulator.cdn).origin).not.toBe(new URL(emulator.api).origin)
    const response = await fetch(url)
    expect(response.headers.get('content-type')).toBe('video/mp4')
    expect(response.headers.get('content-length')).toBe(`${whole.length}`)
    expect(Buffer.from(whole.subarray(4, 8)).toString()).toBe('ftyp')
    await response.body?.cancel()
  })

  it('answers HEAD like GET, without the bytes', async () => {
    const response = await fetch(url, { method: 'HEAD' })
    expect(response.headers.get('content-length')).toBe(`${whole.length}`)
    expect((await response.arrayBuffer()).byteLength).toBe(0)
  })

  it('delivers parts that make up the whole', async () => {
    const part = async (range: string) => {
      const response = await fetch(url, { headers: { range } })
      expect(response.status).toBe(206)
      const sizes = response.headers.get('content-range')
      return { bytes: new Uint8Array(await response.arrayBuffer()), sizes }
    }
    const first = await part('bytes=0-999')
    const rest = await part('bytes=1000-')
    expect(first.sizes).toBe(`bytes 0-999/${whole.length}`)
    expect(Buffer.concat([first.bytes, rest.bytes]).equals(Buffer.from(whole))).toBe(true)
    expect((await part('bytes=-10')).bytes).toEqual(whole.subarray(-10))
  })

  it('refuses a part beyond the end', async () => {
    const response = await fetch(url, { headers: { range: `bytes=${whole.length}-` } })
    expect(response.status).toBe(416)
    expect(response.headers.get('content-range')).toBe(`bytes */${whole.length}`)
    await response.body?.cancel()
  })

  it('gives the whole when the file is another by now', async () => {
    const headers = { range: 'bytes=0-9', 'if-range': '"another"' }
    const response = await fetch(url, { headers })
    expect(response.status).toBe(200)
    const etag = response.headers.get('etag') ?? ''
    await response.body?.cancel()
    expect((await fetch(url, { headers: { ...headers, 'if-range': etag } })).status).toBe(206)
    expect((await fetch(url, { headers: { 'if-none-match': etag } })).status).toBe(304)
  })

  it('gives equal orders equal films in different files', async () => {
    const other = await clientOf(emulator).make(TEXT)
    expect(other.length).toBe(whole.length)
    expect(Buffer.from(other).equals(Buffer.from(whole))).toBe(false)
    expect(other.subarray(0, 100_000)).toEqual(whole.subarray(0, 100_000))
  })

  it('does not take an address that somebody changed', async () => {
    const later = url.replace(/expires=\d+/, 'expires=9999999999')
    expect((await fetch(later)).status).toBe(403)
    expect((await fetch(url.replace(id, 'n75other'))).status).toBe(403)
    expect((await fetch(`${emulator.cdn}/`)).status).toBe(404)
  })

  it('ends an address after an hour; the status gives a new one', async () => {
    const control = controlOf(emulator)
    await control.advance(3_590_000)
    expect((await fetch(url, { method: 'HEAD' })).status).toBe(200)
    await control.advance(20_000)
    expect((await fetch(url, { method: 'HEAD' })).status).toBe(403)
    expect((await fetch(await address(id), { method: 'HEAD' })).status).toBe(200)
  })

  it('is expired by a fault, on the way or from the start', async () => {
    const control = controlOf(emulator)
    await control.faults({ kind: 'expired_url', on: 'cdn', times: 1 })
    const fresh = await address(id)
    expect((await fetch(fresh)).status).toBe(403)
    expect((await fetch(fresh, { method: 'HEAD' })).status).toBe(200)
    await control.faults({ kind: 'expired_url', on: 'status', times: 1 })
    expect((await fetch(await address(id))).status).toBe(403)
    expect((await fetch(await address(id), { method: 'HEAD' })).status).toBe(200)
  })
})

it.each([
  ['bytes=0-0', [0, 0]],
  ['bytes=5-2', 'whole'],
  ['bytes=0-1,4-5', 'whole'],
  ['bytes=-0', 'unsatisfiable'],
  ['bytes=-500', [0, 99]],
  ['bytes=99-', [99, 99]],
  ['bytes=-', 'whole'],
  ['chapters=1-2', 'whole'],
  [undefined, 'whole'],
])('reads %s', (header, range) => {
  expect(readRange(header, 100)).toEqual(range)
})
