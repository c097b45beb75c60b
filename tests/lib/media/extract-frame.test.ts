import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, describe, expect, it } from 'vitest'
import { extractFrame } from '@/lib/media/extract-frame'
import { stopFfmpeg } from '@/lib/media/ffmpeg'
import { listBoxes } from '@/lib/media/mp4-boxes'
import { withReadAt } from '@/lib/media/read-at'
import { numberedVideo, numberOf } from './numbered-video'
import { sampleVideo } from './sample-video'
import { useDataDir } from './with-data-dir'

const data = useDataDir()
afterAll(stopFfmpeg)

let count = 0
const file = async (bytes: Uint8Array): Promise<string> => {
  count += 1
  const path = join(data.path(), `film-${count}`)
  await writeFile(path, bytes)
  return path
}

/** Looks into the middle of a frame, as the player does when it steps. */
const middleOf = (frame: number, rate: number) => (frame + 0.5) / rate

const taken = async (path: string, frames: number[], rate: number): Promise<number[]> => {
  const numbers: number[] = []
  for (const frame of frames) {
    numbers.push(await numberOf(await extractFrame(path, middleOf(frame, rate))))
  }
  return numbers
}

describe('one frame of a film', () => {
  const B_FRAMES = ['-bf', '3', '-g', '250']

  it('is exactly the one at that instant, far from any key frame and among B-frames', async () => {
    const path = await file(await numberedVideo({ frames: 96, options: B_FRAMES }))
    const asked = [0, 1, 2, 3, 47, 48, 77, 94, 95]
    expect(await taken(path, asked, 24)).toEqual(asked)
    expect(await numberOf(await extractFrame(path, 'last'))).toBe(95)
  })

  it('is the same at the edges of its time on the screen', async () => {
    const path = await file(await numberedVideo({ frames: 48, options: B_FRAMES }))
    for (const at of [30 / 24 + 0.001, 31 / 24 - 0.001]) {
      expect(await numberOf(await extractFrame(path, at))).toBe(30)
    }
  })

  it.each([
    ['24000/1001', 24000 / 1001],
    ['30000/1001', 30000 / 1001],
    ['60', 60],
  ])('is exact at %s frames a second', async (rate, framesPerSecond) => {
    const path = await file(await numberedVideo({ frames: 72, rate, options: B_FRAMES }))
    const asked = [0, 1, 35, 36, 70, 71]
    expect(await taken(path, asked, framesPerSecond)).toEqual(asked)
    expect(await numberOf(await extractFrame(path, 'last'))).toBe(71)
  })

  it('is found behind many key frames, also where frames refer across one', async () => {
    const options = ['-bf', '3', '-x264-params', 'keyint=12:min-keyint=12:open-gop=1:scenecut=0']
    const path = await file(await numberedVideo({ frames: 60, options }))
    const asked = [0, 9, 10, 11, 12, 13, 24, 35, 58, 59]
    expect(await taken(path, asked, 24)).toEqual(asked)
  })

  it('is found in a MOV, in a fragmented film, and in one that starts late', async () => {
    for (const wanted of [
      { extension: 'mov' as const },
      { options: ['-movflags', '+frag_keyframe+empty_moov', ...B_FRAMES] },
    ]) {
      const path = await file(await numberedVideo({ frames: 30, ...wanted }))
      expect(await taken(path, [0, 17, 29], 24)).toEqual([0, 17, 29])
    }
    const late = await numberedVideo({
      frames: 30,
      options: ['-output_ts_offset', '0.5', ...B_FRAMES],
    })
    const path = await file(late)
    expect(await numberOf(await extractFrame(path, 0))).toBe(0)
    expect(await numberOf(await extractFrame(path, 'last'))).toBe(29)
  })

  it('is the last one there is when it is asked for beyond the end', async () => {
    const path = await file(await numberedVideo({ frames: 30, options: B_FRAMES }))
    expect(await numberOf(await extractFrame(path, 60))).toBe(29)
  })

  it('is the last whole one where the end of the pictures is damaged', async () => {
    const film = await numberedVideo({ frames: 60, options: ['-bf', '0', '-g', '60'] })
    const path = await file(film)
    const end = await withReadAt(path, async (readAt, size) => {
      const { boxes } = await listBoxes(readAt, 0, size)
      return boxes.find(({ type }) => type === 'mdat')?.end ?? 0
    })
    // Frames of plain columns take some tens of bytes each: these are the last few.
    await writeFile(path, film.fill(0, end - 120, end))
    const last = await numberOf(await extractFrame(path, 'last'))
    expect(last).toBeGreaterThan(40)
    expect(last).toBeLessThan(59)
  })

  it('has all pixels of the film, upright and square', async () => {
    const turned = ['-vf', 'scale=960:540,setsar=4/3', '-metadata:s:v:0', 'rotate=90']
    const path = await file(await numberedVideo({ frames: 3, options: turned }))
    const { width, height, format, channels } = await sharp(
      await extractFrame(path, 'last'),
    ).metadata()
    expect({ format, channels }).toEqual({ format: 'png', channels: 3 })
    expect([width, height].sort((a = 0, b = 0) => a - b)).toEqual([540, 1280])
  })

  it.each([
    ['not said, small: as BT.601', '640x360', [], 'bt601'],
    ['not said, large: as BT.709', '1280x720', [], 'bt709'],
    ['said', '640x360', ['-colorspace', 'bt709'], 'bt709'],
  ])('has the colours that a browser shows: %s', async (_, size, said, meant) => {
    const options = ['-vf', `scale=out_color_matrix=${meant}`, ...said]
    const path = await file(await sampleVideo({ seconds: 1, size, options }))
    const { data: pixel } = await sharp(await extractFrame(path, 0.9))
      .extract({ left: 20, top: 20, width: 1, height: 1 })
      .raw()
      .toBuffer({ resolveWithObject: true })
    // The film is green, 0 255 0; the wrong matrix gives about 24 less or a tint of 20.
    for (const [at, value] of [0, 255, 0].entries()) {
      expect(Math.abs((pixel[at] ?? -99) - value)).toBeLessThan(6)
    }
  })

  it('cannot be had from what is no film', async () => {
    const path = await file(new Uint8Array(2000))
    await expect(extractFrame(path, 0)).rejects.toMatchObject({ code: 'unsupported' })
  })

  it('cannot be had where no picture is whole', async () => {
    const film = await numberedVideo({ frames: 10 })
    const path = await file(film)
    const mdat = await withReadAt(path, async (readAt, size) => {
      const { boxes } = await listBoxes(readAt, 0, size)
      return boxes.find(({ type }) => type === 'mdat')
    })
    if (!mdat) throw new Error('no pictures')
    await writeFile(path, film.fill(0, mdat.contentStart, mdat.end))
    for (const at of [0, 'last'] as const) {
      await expect(extractFrame(path, at)).rejects.toMatchObject({ code: 'unsupported' })
    }
  })
})
