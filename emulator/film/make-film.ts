import { factsOf, type GenerateRequest } from '../contract'
import type { InputHashes } from '../inputs'
import { scenePainter } from '../scene/choose'
import type { Painter, Size } from '../scene/plane'
import { between, randomFrom } from '../scene/random'
import { videoSize } from './describe-video'
import { encodeEdited, encodePainted, FRAMES_PER_SECOND, frameCount } from './encode'
import { cardSizes, imagePainter, referencePainter } from './painters'
import { imageSize, loadImage, loadVideo, sizeLike } from './picture'

const SHORT_SIDE = 360

const RATIO_SIZES: Record<string, Size> = {
  '16:9': { width: 640, height: SHORT_SIDE },
  '9:16': { width: SHORT_SIDE, height: 640 },
  '1:1': { width: SHORT_SIDE, height: SHORT_SIDE },
}

const ALWAYS = { from: 0, until: Number.POSITIVE_INFINITY }

/** Everything that a film looks and sounds like: two equal orders give equal films. */
export type Order = { request: GenerateRequest; inputs: InputHashes }

type Source = { read(hash: string): Promise<Uint8Array> }

export const labelOf = (request: GenerateRequest) => `Emulated · ${factsOf(request.type).label}`

/** The MP4 for an order, as the provider would deliver it. @throws FfmpegError */
export const makeFilm = async (order: Order, source: Source): Promise<Uint8Array> => {
  const { request } = order
  if (factsOf(request.type).kind === 'edit') return makeEdit(order, source)
  const seconds = request.duration ?? 5
  const { painter, size, shown } = await makePainter(order, source, seconds)
  return encodePainted({
    painter,
    size,
    seconds,
    shown,
    words: { prompt: request.prompt, label: labelOf(request) },
    toneSeed: request.sound ? request.prompt : null,
  })
}

type Painted = { painter: Painter; size: Size; shown: { from: number; until: number } }

const makePainter = async (order: Order, source: Source, seconds: number): Promise<Painted> => {
  const { request, inputs } = order
  const { kind } = factsOf(request.type)
  const size = RATIO_SIZES[request.aspectRatio] ?? { width: 640, height: SHORT_SIDE }
  if (kind === 'image') return fromImage(inputs, source, seconds)
  if (kind === 'text') return { painter: scenePainter(request.prompt, size), size, shown: ALWAYS }
  const images = await Promise.all(inputs.images.map((hash) => source.read(hash)))
  const video = inputs.video ? await source.read(inputs.video) : undefined
  const sizes = await Promise.all(images.map(imageSize))
  if (video) sizes.push(await videoSize(video))
  const shownAt = cardSizes(size, sizes)
  const cards = await Promise.all(
    images.map((bytes, index) => loadImage(bytes, shownAt[index] ?? size)),
  )
  const last = shownAt.at(-1)
  if (video && last) cards.push(await loadVideo(video, last, FRAMES_PER_SECOND, seconds))
  const painter = referencePainter(size, request.prompt, cards, FRAMES_PER_SECOND)
  return { painter, size, shown: ALWAYS }
}

/** The first frame stays clean, and the last one when it has to be the end image. */
const fromImage = async (
  inputs: InputHashes,
  source: Source,
  seconds: number,
): Promise<Painted> => {
  const bytes = await source.read(inputs.image ?? '')
  const size = sizeLike(await imageSize(bytes), SHORT_SIDE)
  const image = await loadImage(bytes, size)
  const end = inputs.endImage
    ? await loadImage(await source.read(inputs.endImage), size)
    : undefined
  const lastSeconds = (frameCount(seconds) - 1) / FRAMES_PER_SECOND
  const until = end ? seconds - 0.3 : Number.POSITIVE_INFINITY
  return { painter: imagePainter(size, image, end, lastSeconds), size, shown: { from: 0.5, until } }
}

const makeEdit = async ({ request, inputs }: Order, source: Source): Promise<Uint8Array> => {
  const video = await source.read(inputs.video ?? '')
  return encodeEdited({
    video,
    size: sizeLike(await videoSize(video), SHORT_SIDE),
    words: { prompt: request.prompt, label: labelOf(request) },
    hueDegrees: between(randomFrom(`hue:${request.prompt}`), 70, 290),
    keepSound: request.keepOriginalSound,
  })
}
