import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { db } from '@/lib/db/client'
import { type Env, parseEnv, setEnv } from '@/lib/env'
import { mintScope } from '@/lib/workspaces/access'
import type { WorkspaceScope } from '@/lib/workspaces/scope'
import { migrate } from '@/prisma/migrate'
import { makeFilms, type SeedFilm } from '@/scripts/seed/films'
import { SEED_UNTIL, seedVideos } from '@/scripts/seed/seed-videos'
import { openWorkspace } from '@/scripts/seed/workspace'
import { type Postgres, startPostgres } from '@/tests/helpers/postgres'

export const SLUG = 'seeded'
export const OWNER = { email: `owner@${SLUG}.example`, password: 'a lamp by the harbour' }

/** A seeded database of its own. */
export type Place = {
  kind: Env['database']['kind']
  videos: number
  dataDir: string
  address: string
  scope: WorkspaceScope
  /** From here on `db()` speaks to this one; its connections stay open meanwhile. */
  enter: () => void
}

export type Places = {
  dataDir: string
  films: SeedFilm[]
  server: Postgres
  end: () => Promise<void>
}

const FILES = { renders: 12, files: 300 }

/** Where databases can be made: a folder with the films that they share, and a PostgreSQL server. */
export const openPlaces = async (files = FILES): Promise<Places> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'dailies-bench-'))
  setEnv(parseEnv({ DATA_DIR: dataDir }, dataDir))
  const [films, server] = [await makeFilms(files), await startPostgres()]
  const end = async () => {
    await server.stop()
    await rm(dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
  }
  return { dataDir, films, server, end }
}

// The product has one client for a process; here each database keeps its own.
const holder = globalThis as typeof globalThis & { dailiesDatabase?: unknown }

/** A database with so many videos, as `npm run seed` makes it. */
export const makePlace = async (
  { dataDir, films, server }: Places,
  kind: Place['kind'],
  videos: number,
): Promise<Place> => {
  const name = `gallery_${videos}`
  const address = kind === 'sqlite' ? `file:${join(dataDir, `${name}.db`)}` : server.urlOf(name)
  if (kind === 'postgresql') await makeDatabase(server, name)
  const env = parseEnv({ DATA_DIR: dataDir, DATABASE_URL: address }, dataDir)
  setEnv(env)
  holder.dailiesDatabase = undefined
  await migrate(env.database)
  await openWorkspace(SLUG, OWNER.password)
  const plan = { slug: SLUG, seed: 1, videos, files: films.length, until: SEED_UNTIL }
  await seedVideos(plan, { films })
  const { userId } = await db().membership.findFirstOrThrow({ where: { role: 'owner' } })
  const scope = await mintScope(userId, SLUG, 'workspace:read')
  const open = holder.dailiesDatabase
  const enter = () => {
    setEnv(env)
    holder.dailiesDatabase = open
  }
  return { kind, videos, dataDir, address, scope, enter }
}

const makeDatabase = async (server: Postgres, name: string): Promise<void> => {
  const client = new pg.Client(server.urlOf('postgres'))
  await client.connect()
  await client.query(`CREATE DATABASE ${name}`)
  await client.end()
}
