import type { Browser, CDPSession, Page } from '@playwright/test'
import { wait } from './studio-input'

type TraceEvent = {
  name: string
  ph: string
  pid: number
  tid: number
  ts: number
  dur?: number
  tdur?: number
  args?: { name?: string }
}

/** Milliseconds: as a clock on the wall counts them, and those that the processor worked. */
export type LongestTask = { wall: number; cpu: number }

const CATEGORIES = ['toplevel', 'blink.user_timing']
const BEGIN = 'bench begins '
const END = 'bench ends '
const SETTLED_MS = 1000

/** A trace of the page's main thread; what is done within `while` is looked at by its name. */
export const traceActs = async (browser: Browser, page: Page) => {
  await browser.startTracing(page, { categories: CATEGORIES })
  const mark = (name: string) => page.evaluate((text) => void performance.mark(text), name)
  return {
    while: async (name: string, act: () => Promise<void>): Promise<void> => {
      await mark(BEGIN + name)
      await act()
      // What the last press has begun belongs to it, however long it takes on a slow machine: what
      // is drawn as a transition comes some frames later, and the draft is kept after that.
      await wait(page, SETTLED_MS)
      await mark(END + name)
    },
    stop: async (): Promise<Map<string, LongestTask>> => {
      const trace = await browser.stopTracing()
      return longestTasks(JSON.parse(trace.toString('utf8')).traceEvents)
    },
  }
}

/** The longest task that began in the page's main thread during each act. */
const longestTasks = (events: TraceEvent[]): Map<string, LongestTask> => {
  const begins = events.filter(({ name }) => name.startsWith(BEGIN))
  const rows = begins.map(({ name, ts, pid, tid }) => {
    const act = name.slice(BEGIN.length)
    const end = events.find((event) => event.name === END + act)
    const tasks = events.filter(
      (event) =>
        event.ph === 'X' &&
        event.name.endsWith('RunTask') &&
        event.pid === pid &&
        event.tid === tid &&
        event.ts >= ts &&
        event.ts <= (end?.ts ?? 0),
    )
    const longest = (of: (event: TraceEvent) => number | undefined) =>
      tasks.reduce((most, event) => Math.max(most, (of(event) ?? 0) / 1000), 0)
    return [act, { wall: longest(({ dur }) => dur), cpu: longest(({ tdur }) => tdur) }] as const
  })
  return new Map(rows)
}

/** The page works as on a computer that is so many times slower. */
export const slowDown = async (session: CDPSession, times: number): Promise<void> => {
  await session.send('Emulation.setCPUThrottlingRate', { rate: times })
}
