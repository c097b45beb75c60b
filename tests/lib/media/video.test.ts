import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { thumbHashToAverageRGBA } from 'thumbhash'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stopFfmpeg } from '@/lib/media/ffmpeg'
import { makePoster } from '@/lib/media/make-poster'
import { probeVideo } from '@/lib/media/probe-video'
import { verifyMp4 } from '@/lib/media/verify-mp4'
import { box, changeBox, claimPixels, ftyp, uint32 } from './hostile-video'
import { sampleVideo } from './sample-video'
import { openFilesUnder } from './stored'
import { useDataDir } from './with-data-dir'

const data = useDataDir()
afterAll(stopFfmpeg)

let count = 0
const file = async (bytes: Uint8Array): Promise<string> => {
  count += 1
  const path = join(data.path(), `video-${count}`)
  await writeFile(path, bytes)
  return path
}
const verify = async (bytes: Uint8Array) => verifyMp4(await file(bytes))
const notAVideo = { code: 'unsupported', problem: 'not_a_video' }
const incomplete = { code: 'unsupported', problem: 'incomplete' }
const text = (value: string) => new TextEncoder().encode(value)
const join2 = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts))

describe('verifyMp4', () => {
  it('accepts whole files, with the index first or last, and boxes that mean nothing', async () => {
    const video = await sampleVideo()
    await verify(video)
    await verify(await sampleVideo({ options: ['-movflags', '+faststart'] }))
    await verify(await sampleVideo({ extension: 'mov' }))
    await verify(await sampleVideo({ options: ['-movflags', '+frag_keyframe+empty_moov'] }))
    await verify(join2(video, box('free', text('made unique'))))
  })

  it('calls a file that is cut anywhere after its beginning incomplete', async () => {
    for (const options of [[], ['-movflags', '+faststart']]) {
      const video = await sampleVideo({ options })
      for (const length of [
        12,
        31,
        33,
        40,
        500,
        video.length >> 1,
        video.length - 9,
        video.length - 1,
      ]) {
        await expect(verify(video.subarray(0, length)), `${length}`).rejects.toMatchObject(
          incomplete,
        )
      }
    }
  })

  it('calls a file without index or media incomplete', async () => {
    await expect(verify(ftyp())).rejects.toMatchObject(incomplete)
    await expect(verify(join2(ftyp(), box('mdat')))).rejects.toThrow('its index is missing')
    await expect(verify(join2(ftyp(), box('moov')))).rejects.toThrow('its pictures are missing')
  })

  it('refuses what is no video', async () => {
    const png = await sharp({ create: { width: 4, height: 4, channels: 3, background: 'red' } })
      .png()
      .toBuffer()
    for (const bytes of [
      new Uint8Array(),
      text('x'),
      text('<!doctype html><title>gone</title>'),
      text('{"error":"expired"}'),
      new Uint8Array(png),
      new Uint8Array(5000),
      box('moov'),
    ]) {
      await expect(verify(bytes)).rejects.toMatchObject(notAVideo)
    }
    await expect(verify(join2(await sampleVideo(), text('trailing')))).rejects.toMatchObject({
      code: 'unsupported',
    })
  })

  it('refuses lying sizes without reading for them', async () => {
    const lies = [uint32(7), uint32(1), uint32(0xffffffff)]
    for (const size of lies) {
      const lying = join2(ftyp(), size, text('mdat'), new Uint8Array(100))
      await expect(verify(lying)).rejects.toMatchObject({ code: 'unsupported' })
    }
    const huge = join2(ftyp(), uint32(1), text('mdat'), uint32(0xffffffff, 0xffffffff))
    await expect(verify(huge)).rejects.toMatchObject(incomplete)
    await expect(verify(join2(ftyp(), Buffer.alloc(800_000, box('free'))))).rejects.toMatchObject(
      notAVideo,
    )
    const index = join2(ftyp(), box('mdat'), box('moov', new Uint8Array(17_000_000)))
    await expect(verify(index)).rejects.toMatchObject(notAVideo)
  })
})

describe('probeVideo', () => {
  it('tells what a video has', async () => {
    const facts = await probeVideo(await file(await sampleVideo({ sound: true, size: '320x180' })))
    expect(facts).toMatchObject({
      width: 320,
      height: 180,
      hasAudio: true,
      container: 'mp4',
      codec: 'avc',
    })
    expect(facts.durationSeconds).toBeCloseTo(3, 2)
    expect(facts.framesPerSecond).toBeCloseTo(24, 1)
  })

  it('takes bytes, MOV and fragmented files', async () => {
    expect(await probeVideo(await sampleVideo({ extension: 'mov' }))).toMatchObject({
      container: 'mov',
      hasAudio: false,
    })
    const fragmented = await sampleVideo({ options: ['-movflags', '+frag_keyframe+empty_moov'] })
    expect((await probeVideo(fragmented)).durationSeconds).toBeCloseTo(3, 1)
  })

  it('tells the size as it is shown', async () => {
    const stretched = await sampleVideo({ size: '320x180', options: ['-vf', 'setsar=2/1'] })
    expect(await probeVideo(stretched)).toMatchObject({ width: 640, height: 180 })
  })

  it('refuses a file with sound alone', async () => {
    const video = await sampleVideo({ sound: true })
    const silent = changeBox(video, 'hdlr', (content) =>
      Buffer.from(content).toString('latin1').includes('vide')
        ? new Uint8Array(
            Buffer.from(Buffer.from(content).toString('latin1').replace('vide', 'xxxx'), 'latin1'),
          )
        : content,
    )
    await expect(probeVideo(silent)).rejects.toThrow('There is no picture in this video.')
  })

  it('answers a hostile index with a refusal, within bounds, and lives on', async () => {
    const video = await sampleVideo({ options: ['-bf', '2', '-preset', 'fast'] })
    const startedAt = performance.now()
    const before = process.memoryUsage().rss
    const lies = [
      // One entry that stands for four thousand million frames.
      changeBox(video, 'stts', () => uint32(0, 1, 0xffffffff, 1)),
      changeBox(video, 'stts', () => uint32(0, 0xffffffff, 1, 1)),
      changeBox(video, 'stsz', () => uint32(0, 0, 0xffffffff)),
      changeBox(video, 'stsc', () => uint32(0, 2, 1, 1, 1, 0xfffffff0, 1, 1)),
      changeBox(video, 'stco', () => uint32(0, 0xffffffff)),
    ]
    await Promise.all(
      lies.map((lie) =>
        probeVideo(lie).catch((error) => expect(error).toMatchObject({ code: 'unsupported' })),
      ),
    )
    expect(performance.now() - startedAt).toBeLessThan(60_000)
    expect(process.memoryUsage().rss - before).toBeLessThan(700_000_000)
    expect((await probeVideo(video)).width).toBe(320)
  })

  it('survives flipped bytes anywhere in the index', async () => {
    const video = await sampleVideo({ sound: true })
    const index = Buffer.from(video).indexOf('moov')
    for (let at = 0; at < 24; at += 1) {
      const broken = video.slice()
      const place = index + 8 + ((at * 7919) % (video.length - index - 8))
      broken[place] = (broken[place] ?? 0) ^ 0xff
      await probeVideo(broken).catch((error) =>
        expect(error).toMatchObject({ code: 'unsupported' }),
      )
    }
    expect(openFilesUnder(data.path())).toBe(0)
  })
})

describe('makePoster', () => {
  let poster: Awaited<ReturnType<typeof makePoster>>
  beforeAll(async () => {
    poster = await makePoster(await file(await sampleVideo({ size: '1280x720', sound: true })))
  })
  const colourOf = async (webp: Uint8Array) => {
    const { channels } = await sharp(webp).stats()
    return channels.map(({ mean }) => Math.round(mean / 255))
  }

  it('makes a WebP of at most 640 pixels, after the first frames', async () => {
    expect(await sharp(poster.webp).metadata()).toMatchObject({
      format: 'webp',
      width: 640,
      height: 360,
    })
    expect(poster).toMatchObject({ width: 640, height: 360 })
    expect(await colourOf(poster.webp)).toEqual([0, 1, 0])
  })

  it('makes a thumbhash of the same picture', () => {
    const { r, g, b } = thumbHashToAverageRGBA(Buffer.from(poster.thumbhash, 'base64'))
    expect(g).toBeGreaterThan(0.7)
    expect(Math.max(r, b)).toBeLessThan(0.3)
  })

  it.each([
    ['B-frames', { options: ['-bf', '3', '-preset', 'fast'] }, 320, 320],
    ['MOV', { extension: 'mov' as const }, 320, 320],
    ['fragments', { options: ['-movflags', '+frag_keyframe+empty_moov'] }, 320, 320],
    ['a single key frame', { options: ['-g', '999'] }, 320, 320],
    ['key frames only', { options: ['-g', '1'] }, 320, 320],
    ['oblong pixels', { size: '320x180', options: ['-vf', 'setsar=2/1'] }, 640, 180],
  ])('shows a video with %s', async (_, wanted, width, height) => {
    const made = await makePoster(await file(await sampleVideo(wanted)))
    expect(await sharp(made.webp).metadata()).toMatchObject({ width, height })
    expect(await colourOf(made.webp)).toEqual([0, 1, 0])
  })

  it('shows the only frame that there is', async () => {
    const made = await makePoster(await file(await sampleVideo({ options: ['-frames:v', '1'] })))
    expect(await colourOf(made.webp)).toEqual([1, 0, 0])
  })

  it('turns a video as its player would', async () => {
    const video = await sampleVideo({ size: '320x180' })
    // The matrix of a quarter turn clockwise, in the track's header.
    const turned = changeBox(video, 'tkhd', (content) => {
      const bytes = Buffer.from(content)
      Buffer.from(uint32(0, 0x10000, 0, 0xffff0000, 0, 0, 0, 0, 0x40000000)).copy(bytes, 40)
      return new Uint8Array(bytes)
    })
    expect(await probeVideo(turned)).toMatchObject({ width: 180, height: 320 })
    const made = await makePoster(await file(turned))
    expect(made).toMatchObject({ width: 180, height: 320 })
  })

  it('refuses a picture that needs more memory than the sandbox may have', async () => {
    const film = claimPixels(await sampleVideo(), 16_000)
    await expect(makePoster(await file(film))).rejects.toMatchObject({ code: 'unsupported' })
    expect(await makePoster(await file(await sampleVideo()))).toMatchObject({ width: 320 })
  })

  it('refuses a video whose picture cannot be decoded', async () => {
    const video = await sampleVideo()
    const media = Buffer.from(video).indexOf('mdat') + 4
    const scrambled = video.slice()
    const length = Buffer.from(video).readUInt32BE(media - 8) - 8
    scrambled.fill(0xff, media, media + length)
    await expect(makePoster(await file(scrambled))).rejects.toMatchObject({ code: 'unsupported' })
  })
})
