import { BlobSource, Input, MP4 } from 'mediabunny'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Emulator, startEmulator } from '@/emulator/server'
import { clientOf, ffmpegFile, serveFiles, testImage, testVideo } from './client'

// Real films, up to fifteen seconds of them, on machines that do other things meanwhile.
vi.setConfig({ testTimeout: 180_000 })

let emulator: Emulator
let files: Awaited<ReturnType<typeof serveFiles>>
let photo = new Uint8Array()
let endPhoto = new Uint8Array()

beforeAll(async () => {
  photo = new Uint8Array(
    await sharp(await testImage('900x600'))
      .blur(4)
      .jpeg()
      .toBuffer(),
  )
  endPhoto = new Uint8Array(
    await ffmpegFile(['-f', 'lavfi', '-i', 'mandelbrot=s=900x600', '-frames:v', '1', 'a.png']),
  )
  files = await serveFiles({
    'photo.jpg': photo,
    'end.png': endPhoto,
    'upright.mp4': await testVideo('240x426', 4, true),
    'silent.mp4': await testVideo('400x300', 3, false),
  })
  emulator = await startEmulator({ speed: 100_000 })
})

afterAll(async () => {
  await emulator.stop()
  await files.stop()
})

const facts = async (bytes: Uint8Array) => {
  const input = new Input({ source: new BlobSource(new Blob([bytes as BlobPart])), formats: [MP4] })
  const [video, audio] = [await input.getPrimaryVideoTrack(), await input.getPrimaryAudioTrack()]
  if (!video) throw new Error('no picture')
  return {
    seconds: await input.computeDuration(),
    width: await video.getDisplayWidth(),
    height: await video.getDisplayHeight(),
    codec: await video.getCodec(),
    sound: audio ? await audio.getCodec() : null,
  }
}

const make = (body: Record<string, unknown>) =>
  clientOf(emulator).make({ prompt: '고요한 바다', ...body })

const firstFrame = (film: Uint8Array) =>
  ffmpegFile(['-i', 'in', '-frames:v', '1', 'a.png'], { in: film })
const lastFrame = (film: Uint8Array) =>
  ffmpegFile(['-sseof', '-0.5', '-i', 'in', '-update', '1', 'a.png'], { in: film })

/** The mean difference of two pictures, 0–255, at the size of the first. */
const difference = async (one: Uint8Array, other: Uint8Array): Promise<number> => {
  const { width, height } = await sharp(one).metadata()
  const [a, b] = await Promise.all(
    [one, other].map((picture) =>
      sharp(picture).resize(width, height, { fit: 'fill' }).removeAlpha().raw().toBuffer(),
    ),
  )
  if (!a || !b) throw new Error('no pixels')
  return a.reduce((sum, value, index) => sum + Math.abs(value - (b[index] ?? 0)), 0) / a.length
}

describe('text to video', () => {
  it.each([
    ['pro-text-to-video', '16:9', 3, true, 640, 360],
    ['std-text-to-video', '9:16', 5, false, 360, 640],
    ['o3-pro-text-to-video', '1:1', 3.5, true, 360, 360],
    ['o3-std-text-to-video', '16:9', 15, false, 640, 360],
  ])('%s %s, %s s, sound %s', async (type, aspect_ratio, duration, sound, width, height) => {
    const film = await make({ type, aspect_ratio, duration, sound })
    const made = await facts(film)
    expect(Math.abs(made.seconds - duration)).toBeLessThan(0.1)
    expect(made).toMatchObject({ width, height, codec: 'avc', sound: sound ? 'aac' : null })
    const moov = Buffer.from(film).indexOf('moov')
    expect(moov).toBeGreaterThan(0)
    expect(moov).toBeLessThan(Buffer.from(film).indexOf('mdat'))
  })

  it('shows the prompt, and moves', async () => {
    const body = { type: 'pro-text-to-video', duration: 3, sound: false }
    const film = await make(body)
    const without = await firstFrame(await make({ ...body, prompt: '🌊' }))
    expect(await difference(await firstFrame(film), await lastFrame(film))).toBeGreaterThan(0.5)
    const { width, height } = await sharp(without).metadata()
    const area = { left: 0, top: height - 60, width, height: 60 }
    const ink = async (picture: Uint8Array) => {
      const pixels = await sharp(picture).extract(area).greyscale().raw().toBuffer()
      return pixels.filter((value) => value > 225).length
    }
    expect(await ink(await firstFrame(film))).toBeGreaterThan((await ink(without)) + 150)
  })
})

describe('image to video', () => {
  it('starts as the image, has its ratio and comes to rest on the end image', async () => {
    const film = await make({
      type: 'pro-image-to-video',
      image: files.url('photo.jpg'),
      end_image: files.url('end.png'),
      duration: 3,
    })
    expect(await facts(film)).toMatchObject({ width: 540, height: 360, sound: 'aac' })
    const [first, last] = [await firstFrame(film), await lastFrame(film)]
    expect(await difference(first, photo)).toBeLessThan(4)
    expect(await difference(last, endPhoto)).toBeLessThan(8)
    expect(await difference(first, endPhoto)).toBeGreaterThan(30)
    expect(await difference(last, photo)).toBeGreaterThan(30)
  })

  it('turns a photograph as its metadata says', async () => {
    const turned = await sharp(photo).withMetadata({ orientation: 6 }).jpeg().toBuffer()
    const other = await serveFiles({ 'turned.jpg': turned })
    const film = await make({
      type: 'std-image-to-video',
      image: other.url('turned.jpg'),
      duration: 3,
    })
    expect(await facts(film)).toMatchObject({ width: 360, height: 540 })
    await other.stop()
  })
})

describe('reference to video', () => {
  it('shows the references, seven and a video too', async () => {
    const body = {
      type: 'o3-pro-reference-to-video',
      aspect_ratio: '16:9',
      duration: 3,
      sound: false,
    }
    const many = await make({
      ...body,
      images: Array(7).fill(files.url('photo.jpg')),
      video: files.url('upright.mp4'),
    })
    expect(await facts(many)).toMatchObject({ width: 640, height: 360, sound: null })
    const one = await firstFrame(await make({ ...body, images: [files.url('photo.jpg')] }))
    const other = await firstFrame(await make({ ...body, images: [files.url('end.png')] }))
    expect(await difference(one, other)).toBeGreaterThan(3)
  })

  it('takes a video alone', async () => {
    const body = { type: 'o3-std-reference-to-video', video: files.url('silent.mp4'), duration: 3 }
    expect(await facts(await make(body))).toMatchObject({ width: 640, height: 360, sound: 'aac' })
  })
})

describe('video edit', () => {
  it('turns a telephone’s video as its metadata says', async () => {
    const lying = await testVideo('320x240', 3, true)
    const turned = await ffmpegFile(
      ['-i', 'in', '-c', 'copy', '-metadata:s:v:0', 'rotate=90', 'turned.mp4'],
      { in: lying },
    )
    const other = await serveFiles({ 'turned.mp4': turned })
    const film = await make({ type: 'o3-std-video-edit', video: other.url('turned.mp4') })
    expect(await facts(film)).toMatchObject({ width: 360, height: 480 })
    await other.stop()
  })

  it.each([
    ['o3-pro-video-edit', 'upright.mp4', true, 4, 360, 640, 'aac'],
    ['o3-std-video-edit', 'upright.mp4', false, 4, 360, 640, null],
    ['o3-std-video-edit', 'silent.mp4', true, 3, 480, 360, null],
  ])('%s of %s, sound kept: %s', async (type, name, kept, seconds, width, height, sound) => {
    const film = await make({ type, video: files.url(name), keep_original_sound: kept })
    const made = await facts(film)
    expect(Math.abs(made.seconds - seconds)).toBeLessThan(0.1)
    expect(Math.abs(made.width - width)).toBeLessThanOrEqual(2)
    expect(made).toMatchObject({ height, sound })
  })
})
