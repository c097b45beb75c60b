import { once } from 'node:events'
import { Agent, get, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import type { Figure } from '@/bench/gallery-goals'
import { SLUG } from '@/bench/gallery-places'
import type { GalleryStudio } from '@/bench/gallery-studio'
import { median } from '@/bench/interleave'

const GOALS = { route: 0.5, pageKb: 60 }
const CONNECTIONS = 4
/** Short, so that what else runs on the machine is alike for both of a pair. */
const BURST_MS = 400
/** Of each: code that was just loaded is not what a studio runs for days, and its route is more code. */
const WARM_ROUNDS = 16
const LOOKED_AT = 12

/** The page of JSON beside an empty route of the same framework, in turns, and how large it is. */
export const measureRoute = async (studio: GalleryStudio, repeats: number): Promise<Figure[]> => {
  const context = await studio.open()
  const cookies = await context.cookies()
  await context.close()
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const pages = `${studio.url}/api/videos?workspace=${SLUG}&zone=UTC`
  const empty = `${studio.empty.url}/api/empty`

  const sizes: number[] = []
  for (let cursor: string | null = ''; cursor !== null && sizes.length < LOOKED_AT; ) {
    const answer: string = await read(`${pages}&cursor=${cursor}`, cookie)
    sizes.push(Buffer.byteLength(answer))
    cursor = JSON.parse(answer).data.about.nextCursor
  }
  // A framework that has drawn a page follows every promise through more contexts from then on. The
  // studio has shown its pages by now, so the other one shows one too.
  await read(`${studio.empty.url}/drawn`, cookie)
  const rounds = Math.max(4, Math.round(repeats / 2))
  const ratios: number[] = []
  const [own, others]: [number[], number[]] = [[], []]
  for (let round = -WARM_ROUNDS; round < rounds; round++) {
    const order = round % 2 === 0 ? [pages, empty] : [empty, pages]
    const rates = new Map<string, number>()
    for (const url of order) rates.set(url, await burst(url, cookie))
    if (round < 0) continue
    const [mine = 0, theirs = 0] = [rates.get(pages), rates.get(empty)]
    own.push(mine)
    others.push(theirs)
    ratios.push(mine / theirs)
  }
  const of = `${Math.round(median(own))} / ${Math.round(median(others))} requests per second`
  const largest = Math.max(...sizes) / 1000
  return [
    { name: 'a page of JSON / an empty route', value: median(ratios), least: GOALS.route, of },
    {
      ...{ name: `largest of ${sizes.length} pages`, value: largest, most: GOALS.pageKb },
      unit: 'kB',
    },
  ]
}

const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })

const ask = (url: string, cookie: string): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const request = get(url, { agent, headers: { cookie } }, (response) => {
      if (response.statusCode === 200) return resolve(response)
      response.resume()
      reject(new Error(`${url} answered ${response.statusCode}`))
    })
    request.on('error', reject)
  })

const read = async (url: string, cookie: string): Promise<string> => text(await ask(url, cookie))

/** To its end, and nothing is made of it: on the same machine, that would be taken from the studio. */
const drain = async (url: string, cookie: string): Promise<void> => {
  const answer = (await ask(url, cookie)).resume()
  await once(answer, 'end')
}

/** Requests per second over a few connections that stay open. */
const burst = async (url: string, cookie: string): Promise<number> => {
  const startedAt = performance.now()
  const endsAt = startedAt + BURST_MS
  let answers = 0
  const askOn = async () => {
    while (performance.now() < endsAt) {
      await drain(url, cookie)
      answers += 1
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, askOn))
  return (answers * 1000) / (performance.now() - startedAt)
}
