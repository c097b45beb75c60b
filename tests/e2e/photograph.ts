import type { Page } from '@playwright/test'
import sharp, { type Sharp } from 'sharp'

const WIDTH = 4000
const HEIGHT = 3000

/**
 * Something like a photograph straight from a camera: a sky, a hill, a sun, and so much grain that
 * the file is well over 10 MB.
 */
export const takePhotograph = async (): Promise<Buffer> => {
  const pixels = Buffer.alloc(WIDTH * HEIGHT * 3)
  let noise = 1
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      const isSun = (x - 1000) ** 2 + (y - 900) ** 2 < 400 ** 2
      const isHill = y > 1900 + 300 * Math.sin(x / 700)
      const base = isSun ? [250, 220, 150] : isHill ? [40, 60, 50] : [80, 110 + y / 30, 200]
      for (let channel = 0; channel < 3; channel++) {
        noise = (noise * 1103515245 + 12345) & 0x7fffffff
        const grain = (noise >> 16) % 49
        pixels[(y * WIDTH + x) * 3 + channel] = (base[channel] ?? 0) + grain - 24
      }
    }
  }
  return sharp(pixels, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } })
    .jpeg({ quality: 100, chromaSubsampling: '4:4:4' })
    .toBuffer()
}

/**
 * How far the first frame of the page's video is from a photograph, as the mean difference of a
 * channel (0–255) on a small grid; and how far from the same photograph mirrored, which tells
 * what "far" means.
 */
export const compareFirstFrame = async (
  page: Page,
  photograph: Buffer,
): Promise<{ same: number; mirrored: number }> => {
  const small = { width: 64, height: 48 }
  const resize = (picture: Sharp): Promise<Buffer> =>
    picture.resize(small.width, small.height, { fit: 'fill' }).removeAlpha().raw().toBuffer()
  const frame = await page.evaluate(async ({ width, height }) => {
    const video = document.querySelector('video')
    if (!video) throw new Error('there is no video')
    video.pause()
    const shown = new Promise((done) => video.addEventListener('seeked', done, { once: true }))
    video.currentTime = 0
    await shown
    const canvas = document.createElement('canvas')
    canvas.width = width * 4
    canvas.height = height * 4
    canvas.getContext('2d')?.drawImage(video, 0, 0, canvas.width, canvas.height)
    return canvas.toDataURL('image/png').split(',')[1] ?? ''
  }, small)
  const shown = await resize(sharp(Buffer.from(frame, 'base64')))
  const distance = (other: Buffer) =>
    shown.reduce((sum, value, index) => sum + Math.abs(value - (other[index] ?? 0)), 0) /
    shown.length
  return {
    same: distance(await resize(sharp(photograph))),
    mirrored: distance(await resize(sharp(photograph).flop())),
  }
}
