import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { runFfmpeg } from '@/lib/media/ffmpeg'
import { ContractError, type ErrorCode, type GenerateRequest } from './contract'

/** The hashes under which the inputs of a task are kept. */
export type InputHashes = { image?: string; endImage?: string; video?: string; images: string[] }

export type Inputs = {
  /** Fetches everything that a request names. @throws ContractError */
  fetchAll(request: GenerateRequest): Promise<InputHashes>
  read(hash: string): Promise<Uint8Array>
}

const FETCH_TIMEOUT_MS = 30_000
const LIMIT_BYTES = { image: 50 * 2 ** 20, video: 200 * 2 ** 20 }

const download = async (address: string, limit: number): Promise<Uint8Array> => {
  const response = await fetch(address, { signal: AbortSignal.timeout(FETCH_TIMEOUT_MS) })
  if (!response.ok) throw new Error(`it answered ${response.status}`)
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of response.body ?? []) {
    length += part.length
    if (length > limit) throw new Error('it is too large')
    parts.push(part)
  }
  return Buffer.concat(parts)
}

const isJpegOrPng = (bytes: Uint8Array) => {
  const start = Buffer.from(bytes.subarray(0, 4)).toString('hex')
  return start.startsWith('ffd8ff') || start === '89504e47'
}

const checkImage = async (bytes: Uint8Array) => {
  if (!isJpegOrPng(bytes)) throw new Error('it is not a JPEG or PNG image')
  await sharp(bytes)
    .resize(16)
    .toBuffer()
    .catch(() => {
      throw new Error('it is not a readable image')
    })
}

const checkVideo = async (bytes: Uint8Array) => {
  const isBoxed = Buffer.from(bytes.subarray(4, 8)).toString('latin1') === 'ftyp'
  if (!isBoxed) throw new Error('it is not an MP4 or MOV video')
  await runFfmpeg({
    args: ['-v', 'error', '-i', 'in', '-map', '0:v:0', '-frames:v', '1', 'first.png'],
    inputs: { in: bytes },
    outputs: ['first.png'],
    timeoutMs: 60_000,
  }).catch(() => {
    throw new Error('it is not a readable video')
  })
}

export const openInputs = (folder: string): Inputs => {
  const path = (hash: string) => join(folder, hash)
  const keep = async (bytes: Uint8Array): Promise<string> => {
    const hash = createHash('sha256').update(bytes).digest('hex')
    await mkdir(folder, { recursive: true })
    if (!existsSync(path(hash))) await writeFile(path(hash), bytes)
    return hash
  }
  const fetchOne = async (field: string, address: string, kind: 'image' | 'video') => {
    const code: ErrorCode = kind === 'image' ? 'MISSING_IMAGE' : 'MISSING_VIDEO'
    try {
      const bytes = await download(address, LIMIT_BYTES[kind])
      await (kind === 'image' ? checkImage(bytes) : checkVideo(bytes))
      return await keep(bytes)
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      throw new ContractError(code, `${field} could not be used: ${reason}`)
    }
  }
  const maybe = (field: string, address: string | undefined, kind: 'image' | 'video') =>
    address === undefined ? undefined : fetchOne(field, address, kind)
  return {
    fetchAll: async ({ image, endImage, video, images }) => ({
      image: await maybe('image', image, 'image'),
      endImage: await maybe('end_image', endImage, 'image'),
      video: await maybe('video', video, 'video'),
      images: await Promise.all(
        images.map((address, index) => fetchOne(`images[${index}]`, address, 'image')),
      ),
    }),
    read: (hash) => readFile(path(hash)),
  }
}
