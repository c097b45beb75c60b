import type { CDPSession } from '@playwright/test'
import type { Figure } from '@/bench/gallery-goals'
import { GALLERY, type GalleryStudio } from '@/bench/gallery-studio'
import { slowDown, traceActs } from '@/bench/studio-trace'

const GOALS = { nodes: 3_000, heapMb: 50, shift: 0.02, beyondMs: 50 }
const SLOWDOWN = 4
const PAGE_DOWNS = 200
const BETWEEN_MS = 150
const LOOK_EVERY = 20
const ACT = 'page-downs'

/** Two hundred page-downs through the gallery, on a computer four times slower. */
export const measureScroll = async (
  studio: GalleryStudio,
  pageDowns = PAGE_DOWNS,
): Promise<Figure[]> => {
  const empty = await scroll(studio, studio.empty.url, pageDowns)
  const own = await scroll(studio, `${studio.url}${GALLERY}`, pageDowns)
  const tasks = `${own.longestMs.toFixed(0)} ms of the processor beside ${empty.longestMs.toFixed(0)} ms`
  return [
    {
      ...{ name: 'nodes in the document, at most', value: own.nodes, most: GOALS.nodes, unit: '' },
      of: `${own.kept} in memory at the end`,
    },
    { name: 'heap, grown', value: own.grownMb, most: GOALS.heapMb, unit: 'MB' },
    {
      // In whole ones it would be rounded away.
      ...{ name: 'layout shift, all of it, × 1000', value: 1000 * own.shift, unit: '' },
      ...{
        most: 1000 * GOALS.shift,
        of: `${(1000 * own.shiftAtLoad).toFixed(0)} before the first key`,
      },
    },
    {
      ...{ name: 'longest task beyond an empty page', value: own.longestMs - empty.longestMs },
      ...{ most: GOALS.beyondMs, unit: 'ms', of: tasks },
    },
    { name: 'pixels scrolled', value: own.pixels, unit: 'px' },
    { name: 'posters asked for', value: own.asked, unit: '', of: `${own.cancelled} cancelled` },
  ]
}

const scroll = async (studio: GalleryStudio, url: string, pageDowns: number) => {
  const context = await studio.open()
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  const session = await context.newCDPSession(page)
  const posters = await countPosters(session)
  await page.addInitScript(watchShifts)
  await page.goto(url, { waitUntil: 'networkidle' })
  const before = await heapMb(session)
  const trace = await traceActs(studio.browser, page)
  let nodes = 0
  const shiftAtLoad = await page.evaluate(shifted)
  await slowDown(session, SLOWDOWN)
  await trace.while(ACT, async () => {
    for (let count = 1; count <= pageDowns; count++) {
      await page.keyboard.press('PageDown')
      await page.waitForTimeout(BETWEEN_MS)
      if (count % LOOK_EVERY === 0) {
        nodes = Math.max(nodes, await page.evaluate(countNodes))
      }
    }
  })
  await slowDown(session, 1)
  const longest = (await trace.stop()).get(ACT)
  const grownMb = (await heapMb(session)) - before
  // After the collection: of all documents, and what somebody keeps that is in none.
  const { nodes: kept } = await session.send('Memory.getDOMCounters')
  const shift = await page.evaluate(shifted)
  const pixels = await page.evaluate(() => document.scrollingElement?.scrollTop ?? 0)
  await context.close()
  return {
    kept,
    nodes,
    shiftAtLoad,
    grownMb,
    shift,
    pixels,
    longestMs: longest?.cpu ?? 0,
    ...posters,
  }
}

/** Also what a press of a key would excuse: somebody who pages down did not ask for it either. */
const watchShifts = () => {
  const own = window as unknown as { shifted: number }
  own.shifted = 0
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      own.shifted += (entry as unknown as { value: number }).value
  }).observe({ type: 'layout-shift', buffered: true })
}

const shifted = () => (window as unknown as { shifted: number }).shifted

/** Elements and texts. */
const countNodes = () => {
  const walker = document.createTreeWalker(document)
  let nodes = 1
  while (walker.nextNode()) nodes += 1
  return nodes
}

const heapMb = async (session: CDPSession): Promise<number> => {
  await session.send('HeapProfiler.enable')
  for (let time = 0; time < 2; time++) await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  return usedSize / 1e6
}

const countPosters = async (session: CDPSession) => {
  const posters = { asked: 0, cancelled: 0 }
  const images = new Set<string>()
  await session.send('Network.enable')
  session.on('Network.requestWillBeSent', ({ requestId, type }) => {
    if (type !== 'Image') return
    images.add(requestId)
    posters.asked += 1
  })
  session.on('Network.loadingFailed', ({ requestId, canceled }) => {
    if (canceled && images.has(requestId)) posters.cancelled += 1
  })
  return posters
}
