/**
 * The provider's documented contract: types, prices, rules and errors. Written from the
 * documentation alone; it shares nothing with the client, since a shared reading would share
 * its misreadings. Where the documentation names no code for a wrong field, the nearest of its
 * five codes is answered and the message says which field is meant.
 */

export type Family = '3.0' | 'O3'
export type Kind = 'text' | 'image' | 'reference' | 'edit'

type TypeFacts = {
  family: Family
  kind: Kind
  label: string
  /** Credits per second without and with sound, or a fixed price. */
  price: { silent: number; sound: number } | { fixed: number }
}

const perSecond = (silent: number, sound = silent) => ({ silent, sound })

const KLING_PRO = { family: '3.0', label: 'Kling 3.0 Pro', price: perSecond(54, 80) } as const
const KLING_STD = { family: '3.0', label: 'Kling 3.0 Standard', price: perSecond(40, 60) } as const
const O3_PRO = { family: 'O3', label: 'Kling O3 Pro' } as const
const O3_STD = { family: 'O3', label: 'Kling O3 Standard' } as const

export const TYPES: Record<string, TypeFacts> = {
  'pro-text-to-video': { ...KLING_PRO, kind: 'text' },
  'pro-image-to-video': { ...KLING_PRO, kind: 'image' },
  'std-text-to-video': { ...KLING_STD, kind: 'text' },
  'std-image-to-video': { ...KLING_STD, kind: 'image' },
  'o3-pro-text-to-video': { ...O3_PRO, kind: 'text', price: perSecond(48) },
  'o3-pro-image-to-video': { ...O3_PRO, kind: 'image', price: perSecond(48) },
  'o3-pro-reference-to-video': { ...O3_PRO, kind: 'reference', price: perSecond(72) },
  'o3-pro-video-edit': { ...O3_PRO, kind: 'edit', price: { fixed: 435 } },
  'o3-std-text-to-video': { ...O3_STD, kind: 'text', price: perSecond(36) },
  'o3-std-image-to-video': { ...O3_STD, kind: 'image', price: perSecond(36) },
  'o3-std-reference-to-video': { ...O3_STD, kind: 'reference', price: perSecond(20) },
  'o3-std-video-edit': { ...O3_STD, kind: 'edit', price: { fixed: 360 } },
}

export const ERROR_STATUS = {
  INVALID_PROMPT: 400,
  INVALID_DURATION: 400,
  INVALID_TYPE: 400,
  MISSING_IMAGE: 400,
  MISSING_VIDEO: 400,
  INVALID_API_KEY: 401,
  INSUFFICIENT_CREDITS: 402,
  RATE_LIMITED: 429,
  INTERNAL_ERROR: 500,
  // The documentation names none for an unknown task; the status alone is certain.
  TASK_NOT_FOUND: 404,
  NOT_FOUND: 404,
} as const

export type ErrorCode = keyof typeof ERROR_STATUS

/** An answer that the provider gives instead of what was asked for. */
export class ContractError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
  ) {
    super(message)
    this.name = 'ContractError'
  }
}

export type GenerateRequest = {
  type: string
  prompt: string
  /** Absent for edits: the given video decides. */
  duration?: number
  aspectRatio: string
  image?: string
  endImage?: string
  video?: string
  images: string[]
  sound: boolean
  keepOriginalSound: boolean
}

export const factsOf = (type: string): TypeFacts => {
  const facts = Object.hasOwn(TYPES, type) ? TYPES[type] : undefined
  if (!facts) throw new ContractError('INVALID_TYPE', `Unknown type "${type}"`)
  return facts
}

export const priceOf = (request: GenerateRequest): number => {
  const { price } = factsOf(request.type)
  if ('fixed' in price) return price.fixed
  return Math.round((request.duration ?? 5) * (request.sound ? price.sound : price.silent))
}

const RATIOS = ['16:9', '9:16', '1:1']

type Body = Record<string, unknown>

const isGiven = (value: unknown) => value !== undefined && value !== null

const refuseUnless = (condition: boolean, code: ErrorCode, message: string) => {
  if (!condition) throw new ContractError(code, message)
}

const isAddress = (value: unknown): value is string =>
  typeof value === 'string' && /^https?:\/\/\S+$/i.test(value) && URL.canParse(value)

const address = (body: Body, field: string, code: ErrorCode): string | undefined => {
  const value = body[field]
  if (!isGiven(value) || value === '') return undefined
  if (!isAddress(value)) throw new ContractError(code, `${field} must be an http(s) URL`)
  return value
}

const flag = (body: Body, field: string, fallback: boolean): boolean => {
  const value = body[field] ?? fallback
  if (typeof value !== 'boolean') {
    throw new ContractError('INVALID_TYPE', `${field} must be true or false`)
  }
  return value
}

const readPrompt = (body: Body): string => {
  const { prompt } = body
  if (typeof prompt !== 'string' || prompt.trim() === '') {
    throw new ContractError('INVALID_PROMPT', 'prompt is required')
  }
  const message = `prompt must be at most 2000 characters, got ${prompt.length}`
  refuseUnless(prompt.length <= 2000, 'INVALID_PROMPT', message)
  const negative = body.negative_prompt
  const isText = !isGiven(negative) || typeof negative === 'string'
  refuseUnless(isText, 'INVALID_PROMPT', 'negative_prompt must be a string')
  return prompt
}

const readDuration = (body: Body, kind: Kind): number | undefined => {
  if (kind === 'edit') {
    const message = 'duration is not for video edits'
    refuseUnless(!isGiven(body.duration), 'INVALID_DURATION', message)
    return undefined
  }
  const duration = body.duration ?? 5
  if (typeof duration !== 'number' || !(duration >= 3 && duration <= 15)) {
    throw new ContractError('INVALID_DURATION', 'duration must be a number from 3 to 15')
  }
  return duration
}

const readRatio = (body: Body): string => {
  const ratio = body.aspect_ratio ?? '16:9'
  if (typeof ratio === 'string' && RATIOS.includes(ratio)) return ratio
  throw new ContractError('INVALID_TYPE', `aspect_ratio must be one of ${RATIOS.join(', ')}`)
}

const checkStrength = (body: Body, family: Family) => {
  const value = body.cfg_scale
  if (!isGiven(value)) return
  refuseUnless(family === '3.0', 'INVALID_TYPE', 'cfg_scale is only for Kling 3.0')
  const isShare = typeof value === 'number' && value >= 0 && value <= 1
  refuseUnless(isShare, 'INVALID_TYPE', 'cfg_scale must be a number from 0 to 1')
}

const readImages = (body: Body, kind: Kind): string[] => {
  const { images } = body
  if (!isGiven(images)) return []
  refuseUnless(kind === 'reference', 'INVALID_TYPE', 'images is only for reference-to-video')
  if (!Array.isArray(images) || !images.every(isAddress)) {
    throw new ContractError('MISSING_IMAGE', 'images must be a list of http(s) URLs')
  }
  refuseUnless(images.length <= 7, 'MISSING_IMAGE', 'images may have at most 7 entries')
  return images
}

/**
 * @param body what JSON.parse gave.
 * @throws ContractError
 */
export const readGenerateRequest = (body: unknown): GenerateRequest => {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new ContractError('INVALID_TYPE', 'The body must be a JSON object')
  }
  const fields = body as Body
  if (typeof fields.type !== 'string') throw new ContractError('INVALID_TYPE', 'type is required')
  const { kind, family } = factsOf(fields.type)
  const request: GenerateRequest = {
    type: fields.type,
    prompt: readPrompt(fields),
    duration: readDuration(fields, kind),
    aspectRatio: readRatio(fields),
    images: readImages(fields, kind),
    image: address(fields, 'image', 'MISSING_IMAGE'),
    endImage: address(fields, 'end_image', 'MISSING_IMAGE'),
    video: address(fields, 'video', 'MISSING_VIDEO'),
    sound: flag(fields, 'sound', true),
    keepOriginalSound: flag(fields, 'keep_original_sound', false),
  }
  checkStrength(fields, family)
  checkInputs(request, kind)
  return request
}

const checkInputs = (request: GenerateRequest, kind: Kind) => {
  const { image, endImage, video, images } = request
  const isImage = kind === 'image'
  refuseUnless(isImage || !endImage, 'INVALID_TYPE', 'end_image is only for image-to-video')
  refuseUnless(!isImage || Boolean(image), 'MISSING_IMAGE', 'image is required')
  const takesVideo = kind === 'edit' || kind === 'reference'
  refuseUnless(takesVideo || !video, 'INVALID_TYPE', `video is not for ${request.type}`)
  refuseUnless(kind !== 'edit' || Boolean(video), 'MISSING_VIDEO', 'video is required')
  const hasReference = images.length > 0 || Boolean(video)
  refuseUnless(
    kind !== 'reference' || hasReference,
    'MISSING_IMAGE',
    'at least one image or a video is required',
  )
}
