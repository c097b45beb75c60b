import { createHash } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { encodePainted } from '@/emulator/film/encode'
import { scenePainter } from '@/emulator/scene/choose'
import type { AspectRatio } from '@/lib/kling/catalog'
import { stopFfmpeg } from '@/lib/media/ffmpeg'
import { makePoster, shrinkPoster } from '@/lib/media/make-poster'
import { makePreviews } from '@/lib/media/make-previews'
import { probeVideo } from '@/lib/media/probe-video'
import { storage } from '@/lib/media/storage'
import { contentKey } from '@/lib/media/storage-key'
import type { StoredFilm } from '@/lib/videos/stored-film'

/** What a stored film is, and what a video's row says of it. */
export type SeedFilm = {
  ratio: AspectRatio
  /** As it was ordered. */
  seconds: number
  sound: boolean
  posterSha256: string
  posterBytes: number
  stored: StoredFilm & {
    posterKey: string
    posterSmallKey: string
    spriteKey: string
    previewKey: string
    thumbhash: string
  }
}

const SIZES: Record<AspectRatio, { width: number; height: number }> = {
  '16:9': { width: 640, height: 360 },
  '9:16': { width: 360, height: 640 },
  '1:1': { width: 360, height: 360 },
}
/** One after the other; the first three are there where only few are rendered. */
const RATIOS: AspectRatio[] = ['16:9', '9:16', '1:1', '16:9', '9:16', '16:9']
const SECONDS = [3, 5, 4, 8]
const SCENES = [
  'sea at dusk',
  'city street',
  'ridges',
  'aurora',
  'an orb',
  'desert dunes',
  'skyline',
]
const ALWAYS = { from: 0, until: Number.POSITIVE_INFINITY }

/**
 * Renders so many films, and stores so many files of them: each its own by a box at its end that
 * players skip. Made again they are the same, and stored once.
 */
export const makeFilms = async (
  { renders, files }: { renders: number; files: number },
  tell: (made: number) => void = () => {},
): Promise<SeedFilm[]> => {
  const films: SeedFilm[] = []
  const each = Math.ceil(files / renders)
  try {
    for (let index = 0; index < renders; index++) {
      const wanted = Math.min(each, files - films.length)
      if (wanted > 0) films.push(...(await makeVariants(index, wanted)))
      tell(films.length)
    }
  } finally {
    await stopFfmpeg()
  }
  return films
}

const makeVariants = async (index: number, count: number): Promise<SeedFilm[]> => {
  const ratio = RATIOS[index % RATIOS.length] ?? '16:9'
  const size = SIZES[ratio]
  const round = Math.floor(index / 3)
  const seconds = SECONDS[round % SECONDS.length] ?? 3
  const sound = (index + round) % 2 === 0
  const words = `${SCENES[index % SCENES.length]} ${index}`
  const film = await encodePainted({
    painter: scenePainter(words, size),
    size,
    seconds,
    words: { prompt: '', label: '' },
    shown: ALWAYS,
    toneSeed: sound ? words : null,
  })
  const facts = await factsOf(film)
  const films: SeedFilm[] = []
  for (let number = 0; number < count; number++) {
    const bytes = Buffer.concat([film, freeBox(`seed ${index}.${number}`)])
    const sha256 = hashOf(bytes)
    const storageKey = await store(bytes, 'mp4')
    const { poster, ...stored } = facts
    films.push({
      ...{ ratio, seconds, sound, posterSha256: poster.sha256, posterBytes: poster.webp.length },
      stored: { ...stored, storageKey, sha256, sizeBytes: bytes.length },
    })
  }
  return films
}

/** Read of the file itself, as of any that comes from the provider. */
const factsOf = async (film: Uint8Array) => {
  const path = storage().temporaryPath()
  try {
    await writeFile(path, film)
    const { durationSeconds, width, height, framesPerSecond, hasAudio } = await probeVideo(path)
    const poster = await makePoster(path)
    const { sprite, preview } = await makePreviews(path)
    const { thumbhash } = poster
    return {
      ...{ durationSeconds, width, height, framesPerSecond, hasAudio },
      ...{ poster, thumbhash },
      posterKey: await store(poster.webp, 'webp'),
      posterSmallKey: await store(await shrinkPoster(poster.webp), 'webp'),
      spriteKey: await store(sprite, 'webp'),
      previewKey: await store(preview, 'mp4'),
    }
  } finally {
    await rm(path, { force: true })
  }
}

const store = async (bytes: Uint8Array, extension: string): Promise<string> => {
  const key = contentKey(hashOf(bytes), extension)
  await storage().put(bytes, { key })
  return key
}

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

const freeBox = (text: string): Buffer => {
  const content = Buffer.from(text)
  const box = Buffer.alloc(8 + content.length)
  box.writeUInt32BE(box.length)
  box.write('free', 4, 'latin1')
  content.copy(box, 8)
  return box
}
