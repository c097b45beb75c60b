import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, open, rm } from 'node:fs/promises'
import { get } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { startStudio } from '../tests/e2e/studio'

// `npm run bench:zip [videos] [megabytes]`: what an archive of large videos takes of the server's
// memory while it is downloaded, as the studio really serves it. The files are sparse: nothing but
// their sizes is on the disk. Reads /proc, so it runs on Linux. It exits with 1 when a goal is missed;
// its last line is JSON.

const videos = Number(process.argv[2] ?? 50)
const megabytes = Number(process.argv[3] ?? 80)
const MB = 1_000_000
/** More than before the download at any moment, and between an early and a late part of it. */
const GOAL = { moreMb: 150, growthMb: 30 }
const SAMPLE_EVERY_MS = 100

const dataDir = await mkdtemp(join(tmpdir(), 'dailies-zip-bench-'))
const AUTH_SECRET = 'a secret of the bench alone, long enough'
Object.assign(process.env, { DATA_DIR: dataDir, AUTH_SECRET })
const studio = await startStudio({ dataDir, env: { AUTH_SECRET } })

const { makeWorkspace } = await import('../tests/helpers/factories')
const { makeVideo } = await import('../tests/helpers/videos')
const { signedInCookie } = await import('../tests/helpers/accounts')
const { contentKey } = await import('../lib/media/storage-key')

const fill = async (): Promise<{ slug: string; cookie: string; ids: string[] }> => {
  const made = await makeWorkspace()
  const ids: string[] = []
  for (let index = 0; index < videos; index++) {
    const sha256 = createHash('sha256').update(`bench ${index}`).digest('hex')
    const storageKey = contentKey(sha256, 'mp4')
    const path = join(dataDir, 'media', storageKey)
    await mkdir(dirname(path), { recursive: true })
    const file = await open(path, 'w')
    await file.truncate(megabytes * MB)
    await file.close()
    const facts = { sha256, storageKey, sizeBytes: megabytes * MB, prompt: '바다 '.repeat(300) }
    ids.push((await makeVideo(made, facts)).id)
  }
  return { slug: made.scope.slug, cookie: await signedInCookie(made.scope.userId), ids }
}

const read = (path: string) => {
  try {
    return readFileSync(path, 'latin1')
  } catch {
    return ''
  }
}

/** The process that serves: of those with this studio's folder in their environment the largest. */
const serverMb = (): number => {
  const sizes = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) => read(`/proc/${pid}/environ`).includes(`DATA_DIR=${dataDir}\0`))
    .filter((pid) => read(`/proc/${pid}/cmdline`).includes('serve.ts'))
    .map((pid) => Number(/VmRSS:\s+(\d+)/.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) / 1_000)
  return Math.max(0, ...sizes)
}

type Download = { bytes: number; announced: number; entries: number; samples: number[] }

/** Reads it to its end and keeps only the last bytes, in which the archive says what it holds. */
const download = (path: string, cookie: string): Promise<Download> =>
  new Promise((done, fail) => {
    get(`${studio.url}${path}`, { headers: { cookie } }, (response) => {
      if (response.statusCode !== 200) return fail(new Error(`answered ${response.statusCode}`))
      const samples: number[] = []
      const timer = setInterval(() => samples.push(serverMb()), SAMPLE_EVERY_MS)
      let bytes = 0
      let last = Buffer.alloc(0)
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length
        last = Buffer.concat([last, chunk]).subarray(-22)
      })
      response.on('error', fail)
      response.on('end', () => {
        clearInterval(timer)
        const announced = Number(response.headers['content-length'])
        done({ bytes, announced, entries: last.readUInt16LE(10), samples })
      })
    }).on('error', fail)
  })

const mean = (values: number[]) => values.reduce((sum, one) => sum + one, 0) / (values.length || 1)

let met = false
try {
  const { slug, cookie, ids } = await fill()
  const path = (some: string[]) =>
    `/api/w/${slug}/videos/zip?${some.map((id) => `id=${id}`).join('&')}`
  // What is loaded for the first archive stays, and is none of what one costs.
  await download(path(ids.slice(0, 2)), cookie)
  const before = serverMb()
  const startedAt = performance.now()
  const { bytes, announced, entries, samples } = await download(path(ids), cookie)
  const seconds = (performance.now() - startedAt) / 1000
  const quarter = Math.floor(samples.length / 4)
  const result = {
    videos,
    megabytes,
    archiveMb: Math.round(bytes / MB),
    seconds: Math.round(seconds * 10) / 10,
    mbPerSecond: Math.round(bytes / MB / seconds),
    beforeMb: Math.round(before),
    mostMb: Math.round(Math.max(...samples)),
    earlyMb: Math.round(mean(samples.slice(quarter, 2 * quarter))),
    lateMb: Math.round(mean(samples.slice(3 * quarter))),
    samples: samples.length,
  }
  const goals = [
    { name: 'length as announced', value: bytes - announced, most: 0, least: 0 },
    { name: 'files in it beside two manifests', value: entries - 2, most: videos, least: videos },
    {
      name: 'MB more than before, at most',
      value: result.mostMb - result.beforeMb,
      most: GOAL.moreMb,
    },
    {
      name: 'MB grown from early to late',
      value: result.lateMb - result.earlyMb,
      most: GOAL.growthMb,
    },
  ]
  const isMet = ({ value, most, least = -Infinity }: (typeof goals)[number]) =>
    value <= most && value >= least
  met = samples.length > 8 && goals.every(isMet)
  for (const goal of goals) {
    console.log(`${isMet(goal) ? 'pass' : 'MISS'}  ${goal.name}: ${goal.value}, goal ${goal.most}`)
  }
  const drawn = Array.from({ length: 10 }, (_, at) =>
    Math.round(samples[Math.floor((at * samples.length) / 10)] ?? 0),
  )
  console.log(`memory in MB along the way: ${drawn.join(' ')}`)
  console.log(JSON.stringify({ met, ...result, goals: GOAL }))
} finally {
  await studio.stop()
  await rm(dataDir, { recursive: true, force: true })
}
process.exit(met ? 0 : 1)
