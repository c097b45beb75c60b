import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkRange, type RangeRow, rangeCases, rangeTable } from '../tests/app/api/range-table'
import { type Studio, startStudio } from '../tests/e2e/studio'
import { findNginx, INSTALL_NGINX, startNginx } from './media-nginx'
import { type Asked, readMedia } from './media-reader'
import { findServer, openFilesOf, residentBytes } from './media-server'

// `npm run bench:media [megabytes] [repeats]`, after `npm run build`, on Linux: how quickly the built
// studio serves a video beside nginx and the same file, taking turns; whether its memory stays flat
// while eight read at once, of whom some are slow; whether 500 readers who left leave a file open; and
// whether it answers each kind of range as RFC 9110 says, by itself and with an nginx in front that
// sends the files. It ends with a line of JSON, and fails where a goal is missed.

const bytes = Number(process.argv[2] ?? 512) * 1024 * 1024
const repeats = Number(process.argv[3] ?? 5)
const SMALL_BYTES = 1_000
const PORTS = { studio: 3170, plain: 3171, front: 3172 }

/** Of what nginx reaches. */
const GOAL_SPEED = 0.6
/** As much as eight readers may have on their way, and what is not yet collected. */
const GOAL_GROWTH_BYTES = 96 * 1024 * 1024
const READERS = 8
const SLOW_READERS = 4
const SEEKS = 500

const megabytes = (count: number) => Math.round(count / 1024 / 1024)

/** Bytes a second. */
const speedOf = async (asked: Asked): Promise<number> => {
  const read = await readMedia(asked)
  if (read.status !== 200 || read.bytes !== bytes) {
    throw new Error(`${asked.url} answered ${read.status} with ${read.bytes} bytes`)
  }
  return read.bytes / read.seconds
}

/**
 * The best of some readings each, taking turns: other work on the machine only ever takes away, and
 * takes most from whom it happens to meet.
 */
const compare = async (own: Asked, nginx: Asked) => {
  const speeds = { own: [] as number[], nginx: [] as number[] }
  await speedOf(own)
  await speedOf(nginx)
  for (let time = 0; time < repeats; time++) {
    speeds.own.push(await speedOf(own))
    speeds.nginx.push(await speedOf(nginx))
  }
  return { own: Math.max(...speeds.own), nginx: Math.max(...speeds.nginx) }
}

/** How much the memory of the server grows beyond what it is once it has read for a while. */
const growthOf = async (server: number, asked: Asked): Promise<number> => {
  await Promise.all(Array.from({ length: READERS }, () => readMedia(asked)))
  const before = residentBytes(server)
  let most = before
  const watch = setInterval(() => {
    most = Math.max(most, residentBytes(server))
  }, 25)
  const over = new AbortController()
  const slow = Array.from({ length: SLOW_READERS }, () =>
    readMedia(asked, { restMs: 20, signal: over.signal }),
  )
  const quick = Array.from({ length: READERS - SLOW_READERS }, () => readMedia(asked))
  await Promise.all(quick)
  over.abort()
  await Promise.all(slow)
  clearInterval(watch)
  return most - before
}

/** Files that the server still holds open once readers at many places have left. */
const openAfterSeeks = async (server: number, asked: Asked, media: string): Promise<number> => {
  for (let seek = 0; seek < SEEKS; seek += 10) {
    const starts = Array.from({ length: 10 }, (_, more) => ((seek + more) * 104_729 * 997) % bytes)
    await Promise.all(
      starts.map((start) =>
        readMedia({ ...asked, range: `bytes=${start}-` }, { mostBytes: 1 + (start % 300_000) }),
      ),
    )
  }
  for (let tries = 0; tries < 50 && openFilesOf(server, media) > 0; tries++) {
    await new Promise((done) => setTimeout(done, 100))
  }
  return openFilesOf(server, media)
}

const rangesOf = async (asked: Asked, content: Uint8Array): Promise<RangeRow[]> => {
  const rows: RangeRow[] = []
  for (const one of rangeCases(content.length)) {
    rows.push(await checkRange({ ...asked, content }, one))
  }
  return rows
}

const program = findNginx()
if (!program) {
  console.error(INSTALL_NGINX)
  process.exit(1)
}

const dataDir = await mkdtemp(join(tmpdir(), 'dailies-bench-'))
const media = join(dataDir, 'media')
const start = (env: Record<string, string> = {}): Promise<Studio> =>
  startStudio({ dataDir, port: PORTS.studio, env: { TRUSTED_PROXIES: '127.0.0.1', ...env } })
const at = (port: number, path: string) => `http://127.0.0.1:${port}${path}`

let studio = await start()
const nginx = await startNginx(program, { dataDir, ...PORTS })
let met = false
try {
  Object.assign(process.env, { DATA_DIR: dataDir })
  const { seedMedia } = await import('./media-seed')
  const [large, small] = await seedMedia([bytes, SMALL_BYTES])
  if (!large || !small) throw new Error('nothing was stored')
  const { cookie } = large
  const own = { url: at(PORTS.studio, large.path), cookie }
  const plain = { url: at(PORTS.plain, `/${large.key}`), cookie }
  const content = new Uint8Array(await readFile(join(media, small.key)))

  const server = findServer(studio.group)
  const speed = await compare(own, plain)
  const ratio = Math.round((speed.own / speed.nginx) * 100) / 100
  const growth = await growthOf(server, own)
  const open = await openAfterSeeks(server, own, media)
  const ranges = await rangesOf({ url: at(PORTS.studio, small.path), cookie }, content)
  await studio.stop()

  studio = await start({ MEDIA_ACCEL_PREFIX: '/stored' })
  const front = { url: at(PORTS.front, large.path), cookie }
  await speedOf(front)
  const frontSpeed = Math.max(await speedOf(front), await speedOf(front), await speedOf(front))
  const frontRanges = await rangesOf({ url: at(PORTS.front, small.path), cookie }, content)

  const areRight = (rows: RangeRow[]) => rows.every(({ wrong }) => wrong.length === 0)
  const isFlat = growth <= GOAL_GROWTH_BYTES
  met = ratio >= GOAL_SPEED && isFlat && open === 0 && areRight(ranges) && areRight(frontRanges)

  console.log(`\nRanges, the studio\n${rangeTable(ranges)}`)
  console.log(`\nRanges, through nginx with MEDIA_ACCEL_PREFIX\n${rangeTable(frontRanges)}`)
  console.log(`
${megabytes(bytes)} MB, the best of ${repeats}
  the studio       ${megabytes(speed.own)} MB/s
  nginx            ${megabytes(speed.nginx)} MB/s
  of it            ${ratio}   goal ≥ ${GOAL_SPEED}
  through nginx    ${megabytes(frontSpeed)} MB/s, with MEDIA_ACCEL_PREFIX
Memory beyond the usual, ${READERS} readers (${SLOW_READERS} slow)
  at most          ${megabytes(growth)} MB   goal ≤ ${megabytes(GOAL_GROWTH_BYTES)} MB
Files open after ${SEEKS} broken-off seeks
  the studio       ${open}   goal 0
`)
  const wrong = [...ranges, ...frontRanges].filter((row) => row.wrong.length > 0)
  console.log(
    JSON.stringify({ met, bytes, repeats, ratio, speed, frontSpeed, growth, open, wrong }),
  )
} finally {
  await studio.stop()
  await nginx.stop()
  await rm(dataDir, { recursive: true, force: true })
}
process.exit(met ? 0 : 1)
