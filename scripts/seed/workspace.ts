import { createHash, randomBytes } from 'node:crypto'
import sharp from 'sharp'
import { db } from '@/lib/db/client'
import { inTransaction, type Tx } from '@/lib/db/transaction'
import { fold } from '@/lib/fold'
import { storage } from '@/lib/media/storage'
import { contentKey } from '@/lib/media/storage-key'
import { addUser } from '@/lib/workspaces/add-user'
import { findWorkspaceBySlug } from '@/lib/workspaces/store'
import { DAY_MS } from '@/scripts/seed/calendar'
import type { SeedFilm } from '@/scripts/seed/films'
import { PEOPLE, PROJECTS } from '@/scripts/seed/people'
import { idOf, type SeedPlan } from '@/scripts/seed/plan'
import type { SeedInputs } from '@/scripts/seed/settings'

/** A workspace that videos can be seeded into. */
export type SeedPlace = {
  workspaceId: string
  ownerId: string
  /** By their numbers in `PEOPLE` and `PROJECTS`. */
  userIds: string[]
  projectIds: string[]
  inputs: SeedInputs
}

export type NewOwner = { email: string; password: string }

/**
 * The workspace of a slug; made when there is none.
 * @returns how its new owner signs in, or null where there was a workspace
 * @throws AppError conflict when the address of the new owner has an account
 */
export const openWorkspace = async (
  slug: string,
  password = randomBytes(12).toString('base64url'),
): Promise<NewOwner | null> => {
  if (await findWorkspaceBySlug(slug)) return null
  const email = `owner@${slug}.example`
  await addUser({ email, displayName: 'Sena Aydın', password, slug, role: 'owner' })
  return { email, password }
}

/** How many videos of it the provider was paid for. */
export const countPaidVideos = (slug: string): Promise<number> =>
  db().video.count({ where: { workspace: { slug }, providerMode: 'kling' } })

const IMAGES = [
  'Mina, front.jpg',
  '등대 스케치.jpg',
  'Işık testi.jpg',
  'mood-03 (final).jpg',
  'Logo.jpg',
]
const VIDEOS = ['walk cycle.mp4', '참고 영상.mp4']

/** Its people, its projects and what they have uploaded; what is there already stays as it is. */
export const openPlace = async (plan: SeedPlan, films: SeedFilm[]): Promise<SeedPlace> => {
  const workspace = await db().workspace.findUniqueOrThrow({
    where: { slug: plan.slug },
    select: { id: true, memberships: { where: { role: 'owner' }, select: { userId: true } } },
  })
  const ownerId = workspace.memberships[0]?.userId
  if (ownerId === undefined) throw new Error(`${plan.slug} has no owner`)
  const pictures = await Promise.all(IMAGES.map((_, index) => storeImage(films, index)))
  const workspaceId = workspace.id
  return inTransaction(async (tx) => {
    const userIds = await addPeople(tx, plan, workspaceId)
    const projectIds = await addProjects(tx, plan, workspaceId)
    const inputs = await addInputs(tx, plan, { workspaceId, userId: ownerId, films, pictures })
    return { workspaceId, ownerId, userIds, projectIds, inputs }
  })
}

const beginOf = ({ until }: SeedPlan) => new Date(until.getTime() - 1_096 * DAY_MS)

const addPeople = async (tx: Tx, plan: SeedPlan, workspaceId: string): Promise<string[]> => {
  const createdAt = beginOf(plan)
  const ids: string[] = []
  for (const [index, { name, role }] of PEOPLE.entries()) {
    const email = `member-${index + 1}@${plan.slug}.example`
    const id = createHash('sha256').update(email).digest('hex').slice(0, 16)
    const user = await tx.user.upsert({
      where: { email },
      create: { id, email, displayName: name, createdAt },
      update: {},
    })
    const key = { workspaceId, userId: user.id }
    await tx.membership.upsert({
      where: { workspaceId_userId: key },
      create: { ...key, role, createdAt },
      update: {},
    })
    ids.push(user.id)
  }
  return ids
}

const addProjects = async (tx: Tx, plan: SeedPlan, workspaceId: string): Promise<string[]> => {
  const begin = beginOf(plan).getTime()
  const ids: string[] = []
  for (const [index, { name, from }] of PROJECTS.entries()) {
    const id = idOf(plan, 'project', index).slice(0, 16)
    const createdAt = new Date(begin + from * 1_095 * DAY_MS)
    await tx.project.upsert({
      where: { id },
      create: { id, workspaceId, name, createdAt },
      update: {},
    })
    ids.push(id)
  }
  return ids
}

type Picture = { storageKey: string; sha256: string; sizeBytes: number; film: SeedFilm }

/** A still of a film, as somebody would have uploaded it. */
const storeImage = async (films: SeedFilm[], index: number): Promise<Picture> => {
  const film = filmOf(films, index)
  const jpeg = await storage().withFile(film.stored.posterKey, (path) =>
    sharp(path)
      .jpeg({ quality: 90 - index })
      .toBuffer(),
  )
  const sha256 = createHash('sha256').update(jpeg).digest('hex')
  const storageKey = contentKey(sha256, 'jpg')
  await storage().put(jpeg, { key: storageKey })
  return { storageKey, sha256, sizeBytes: jpeg.length, film }
}

const filmOf = (films: SeedFilm[], index: number): SeedFilm => {
  const film = films[(index * 7) % films.length]
  if (!film) throw new Error('there is no film')
  return film
}

const addInputs = async (
  tx: Tx,
  plan: SeedPlan,
  of: { workspaceId: string; userId: string; films: SeedFilm[]; pictures: Picture[] },
): Promise<SeedInputs> => {
  const { workspaceId, userId } = of
  const add = async (name: string, number: number, file: object & { film: SeedFilm }) => {
    const { film, ...own } = file
    const id = idOf(plan, 'input', number).slice(0, 16)
    const { width, height, posterSmallKey, storageKey, sha256, sizeBytes } = film.stored
    const facts = { width, height, thumbnailKey: posterSmallKey, storageKey, sha256, sizeBytes }
    const named = { name, nameFolded: fold(name), createdAt: beginOf(plan) }
    const kind = 'storageKey' in own ? ('image' as const) : ('video' as const)
    const data = {
      ...{ id, workspaceId, userId, kind, ...named, ...facts, ...own },
      contentType: kind === 'image' ? 'image/jpeg' : 'video/mp4',
      durationSeconds: kind === 'image' ? null : film.stored.durationSeconds,
    }
    await tx.input.upsert({ where: { id }, create: data, update: {} })
    return { id, name }
  }
  const images = []
  for (const [index, picture] of of.pictures.entries()) {
    images.push(await add(IMAGES[index] ?? '', index, picture))
  }
  const videos = []
  for (const [index, name] of VIDEOS.entries()) {
    videos.push(await add(name, IMAGES.length + index, { film: filmOf(of.films, index) }))
  }
  return { images, videos }
}
