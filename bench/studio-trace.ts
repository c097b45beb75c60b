import type { Browser, CDPSession, Page } from '@playwright/test'

type TraceEvent = {
  name: string
  ph: string
  pid: number
  tid: number
  dur?: number
  tdur?: number
  args?: { name?: string }
}

/** Milliseconds. */
export type LongestTask = { wall: number; cpu: number }

const CATEGORIES = ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline']

/** The longest task of the page's main thread while something is done to it. */
export const longestTaskWhile = async (
  browser: Browser,
  page: Page,
  act: () => Promise<void>,
): Promise<LongestTask> => {
  await browser.startTracing(page, { categories: CATEGORIES })
  await act()
  // What the last press has begun belongs to it: two frames, and what they left to do.
  await page.evaluate(
    () =>
      new Promise<void>((done) =>
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50))),
      ),
  )
  const trace = await browser.stopTracing()
  const { traceEvents }: { traceEvents: TraceEvent[] } = JSON.parse(trace.toString('utf8'))
  const isMain = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  )
  const tasks = traceEvents.filter(
    ({ name, ph, pid, tid }) => ph === 'X' && /RunTask$/.test(name) && isMain.has(`${pid} ${tid}`),
  )
  const longest = (of: (event: TraceEvent) => number | undefined) =>
    tasks.reduce((most, event) => Math.max(most, (of(event) ?? 0) / 1000), 0)
  return { wall: longest(({ dur }) => dur), cpu: longest(({ tdur }) => tdur) }
}

/** The page works as on a computer that is so many times slower. */
export const slowDown = async (session: CDPSession, times: number): Promise<void> => {
  await session.send('Emulation.setCPUThrottlingRate', { rate: times })
}
