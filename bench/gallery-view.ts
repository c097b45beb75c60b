import type { Figure } from '@/bench/gallery-goals'
import { GALLERY, type GalleryStudio } from '@/bench/gallery-studio'

/** No answer for so long: all that the page wants is there. */
const QUIET_MS = 2_000

const KINDS = { Document: 'HTML', Script: 'JavaScript', Image: 'posters', Fetch: 'data' } as const

/** What a first visit transfers, with the headers of the answers, and in how many requests. */
export const measureFirstView = async (studio: GalleryStudio): Promise<Figure[]> => {
  const context = await studio.open()
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  const kinds = new Map<string, string>()
  const found = new Map<string, { bytes: number; requests: number }>()
  let last = Date.now()
  session.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type))
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const kind = KINDS[kinds.get(requestId) as keyof typeof KINDS] ?? 'styles, fonts, the rest'
    const { bytes, requests } = found.get(kind) ?? { bytes: 0, requests: 0 }
    found.set(kind, { bytes: bytes + encodedDataLength, requests: requests + 1 })
    last = Date.now()
  })
  await page.goto(`${studio.url}${GALLERY}`, { waitUntil: 'load' })
  while (Date.now() - last < QUIET_MS) await page.waitForTimeout(100)
  await context.close()
  return [...found]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, { bytes, requests }]) => {
      return { name, value: bytes / 1000, unit: 'kB', of: `${requests} requests` }
    })
}
