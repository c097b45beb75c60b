import sharp from 'sharp'
import type { FaultOf } from './fault-kinds'
import type { Spoken } from './http'
import { edgePage } from './interrupt'

const video = (body: Uint8Array): Spoken => ({
  status: 200,
  headers: { 'content-type': 'video/mp4' },
  body,
})

/** What stands under a film's address instead of it, always whole and never in ranges. */
export const wrongFile = async (
  what: FaultOf<'wrong_file'>['what'],
  film: () => Promise<Uint8Array>,
): Promise<Spoken> => {
  switch (what) {
    case 'page':
      return {
        status: 200,
        headers: { 'content-type': 'text/html; charset=utf-8' },
        body: edgePage('Sign in to continue'),
      }
    case 'empty':
      return video(new Uint8Array())
    case 'image':
      return video(await jpeg())
    case 'truncated': {
      const bytes = await film()
      return video(bytes.subarray(0, Math.floor(bytes.length / 2)))
    }
    case 'damaged': {
      const bytes = Uint8Array.from(await film())
      const middle = Math.floor(bytes.length / 2)
      for (let at = middle; at < Math.min(middle + 512, bytes.length); at++) {
        bytes[at] = (bytes[at] ?? 0) ^ 0x5a
      }
      return video(bytes)
    }
  }
}

let madeJpeg: Promise<Buffer> | null = null

const jpeg = (): Promise<Buffer> => {
  madeJpeg ??= sharp({ create: { width: 320, height: 180, channels: 3, background: '#345' } })
    .jpeg()
    .toBuffer()
  return madeJpeg
}
