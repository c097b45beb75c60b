import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { db, disconnect } from '@/lib/db/client'
import { inTransaction } from '@/lib/db/transaction'
import { thumbhashOf } from '@/lib/media/make-poster'
import { storage } from '@/lib/media/storage'
import { contentKey } from '@/lib/media/storage-key'
import { insertVideo } from '@/lib/videos/store'

// `node scripts/run.mjs tests/e2e/seed-videos.ts WORKSPACE COUNT DAYS NEWEST` writes so many videos into
// a studio's data, spread over so many days before an instant. Of few posters, and without files.

const [slug = '', count = '0', days = '1', newest = ''] = process.argv.slice(2)

const SHAPES = [
  [1920, 1080],
  [1920, 1080],
  [1080, 1920],
  [1920, 1080],
  [1080, 1080],
] as const

const PROMPTS = [
  'Crimson ridges at dusk, slow crane up',
  'A lighthouse sweeps over the harbour, wide shot',
  '밤바다 위의 등대, 천천히 다가가는 카메라',
  'İstanbul’da ışıklı bir gece, ağır çekim',
  'Fog lifts from the pier while cranes wake, handheld',
  'A tram crosses the wet square, reflections',
  '새벽 골목을 걷는 고양이 한 마리',
]

const hashOf = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex')

/** A sky, a sun and a ground in colours of their own. */
const paint = async (hue: number, width: number, height: number) => {
  const colour = (lightness: number, turn: number) => `hsl(${(hue + turn) % 360} 55% ${lightness}%)`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <defs><linearGradient id="sky" x2="0" y2="1"><stop stop-color="${colour(18, 0)}"/>
    <stop offset="1" stop-color="${colour(58, 40)}"/></linearGradient></defs>
    <rect width="100%" height="100%" fill="url(#sky)"/>
    <circle cx="${width * 0.62}" cy="${height * 0.5}" r="${height * 0.12}" fill="${colour(86, 60)}"/>
    <path d="M0 ${height * 0.7} Q ${width * 0.3} ${height * 0.5} ${width * 0.6} ${height * 0.72}
    T ${width} ${height * 0.62} V ${height} H 0 Z" fill="${colour(14, 20)}"/></svg>`
  const picture = sharp(Buffer.from(svg)).removeAlpha()
  const webp = new Uint8Array(await picture.clone().webp({ quality: 70 }).toBuffer())
  const posterKey = contentKey(hashOf(webp), 'webp')
  await storage().put(webp, { key: posterKey })
  return { posterKey, thumbhash: await thumbhashOf(picture) }
}

const seed = async () => {
  const { id: workspaceId } = await db().workspace.findUniqueOrThrow({ where: { slug } })
  const project = await db().project.findFirstOrThrow({ where: { workspaceId } })
  const { userId } = await db().membership.findFirstOrThrow({ where: { workspaceId } })
  const posters = new Map<string, Awaited<ReturnType<typeof paint>>>()
  for (const [width, height] of SHAPES) {
    for (const hue of [10, 100, 190, 280]) {
      posters.set(`${width} ${hue}`, await paint(hue, width / 3, height / 3))
    }
  }
  const total = Number(count)
  const end = newest ? new Date(newest).getTime() : Date.now()
  const gapMs = (Number(days) * 86_400_000) / total
  for (let from = 0; from < total; from += 200) {
    await inTransaction(async (tx) => {
      for (let at = from; at < Math.min(total, from + 200); at++) {
        const createdAt = new Date(end - at * gapMs)
        const number = Math.floor(at / 4) + 1_000
        const shot = await tx.shot.upsert({
          where: { projectId_number: { projectId: project.id, number } },
          create: { projectId: project.id, number, nextTakeNumber: 5 },
          update: {},
        })
        const [width, height] = SHAPES[at % SHAPES.length] ?? SHAPES[0]
        const prompt = PROMPTS[at % PROMPTS.length] ?? ''
        const type = at % 3 === 0 ? 'o3-pro-text-to-video' : 'std-text-to-video'
        const facts = {
          ...{ workspaceId, userId, projectId: project.id, shotId: shot.id },
          ...{ providerMode: 'emulated' as const, takeNumber: (at % 4) + 1, createdAt },
          ...{ type: type as 'std-text-to-video', prompt },
          settings: { type: 'std-text-to-video' as const, prompt },
        }
        const task = await tx.task.create({
          data: {
            ...facts,
            ...{ requestId: `seed-${at}`, requestHash: 'seed', priceCredits: 120, state: 'done' },
          },
        })
        const sha256 = hashOf(task.id)
        await insertVideo(tx, {
          ...facts,
          ...{ taskId: task.id, estimatedCredits: 120, billedCredits: 120 },
          ...{ storageKey: contentKey(sha256, 'mp4'), sha256, sizeBytes: 10 },
          ...{ durationSeconds: 5, width, height, framesPerSecond: 24, hasAudio: at % 2 === 0 },
          ...(posters.get(`${width} ${[10, 100, 190, 280][at % 4]}`) ?? {
            posterKey: null,
            thumbhash: null,
          }),
          warnings: [],
        })
      }
    })
  }
  // There is nothing under their keys that pictures could be made of.
  await db().video.updateMany({ where: { workspaceId }, data: { deriveDueAt: null } })
}

await seed().finally(disconnect)
