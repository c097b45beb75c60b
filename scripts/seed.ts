import { parseArgs } from 'node:util'
import { MIN_PASSWORD, newPasswordSchema } from '@/lib/auth/person'
import { disconnect } from '@/lib/db/client'
import { EnvError, env } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { slugSchema } from '@/lib/workspaces/slug'
import { MigrationError, migrate } from '@/prisma/migrate'
import { SEED_UNTIL, type SeedProgress, seedVideos } from '@/scripts/seed/seed-videos'
import { countPaidVideos, openWorkspace } from '@/scripts/seed/workspace'

const HELP = `npm run seed -- [--videos 1000] [--workspace seeded] [--seed 1] [--files 300]
               [--until 2026-11-01] [--password …] [--force]

Fills a workspace with videos as the product would have made them in the three years before
--until: tasks, credits, choices, and real small files that many of them share. Everything belongs
to the emulated provider. The same arguments make the same workspace, in DATA_DIR and DATABASE_URL.

--workspace  is made with an owner when it does not exist; how to sign in is printed
--seed       another number makes other videos; more of them beside those that are there
--force      also where a workspace has videos that Kling was paid for

It can be stopped at any time and started again: it goes on with the day at which it stopped.`

class Mistake extends Error {}

const OPTIONS = {
  videos: { type: 'string', default: '1000' },
  workspace: { type: 'string', default: 'seeded' },
  seed: { type: 'string', default: '1' },
  files: { type: 'string', default: '300' },
  until: { type: 'string', default: SEED_UNTIL.toISOString().slice(0, 10) },
  password: { type: 'string' },
  force: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const

/** @throws Mistake */
const readCount = (name: string, typed: string, most: number): number => {
  const count = /^\d{1,7}$/.test(typed) ? Number(typed) : 0
  if (count >= 1 && count <= most) return count
  throw new Mistake(`--${name}: a whole number from 1 to ${most}.`)
}

/** @throws Mistake; TypeError with a code for an option that is none */
const readOptions = () => {
  const { values } = parseArgs({ options: OPTIONS, strict: true, allowPositionals: false })
  const { workspace, until: day, password, force, help } = values
  const until = new Date(/^\d{4}-\d\d-\d\d$/.test(day) ? `${day}T00:00:00Z` : Number.NaN)
  if (Number.isNaN(until.getTime())) throw new Mistake('--until: a day such as 2026-11-01.')
  if (!slugSchema.safeParse(workspace).success) {
    throw new Mistake('--workspace: lower-case letters and digits, parted by hyphens.')
  }
  if (password !== undefined && !newPasswordSchema.safeParse(password).success) {
    throw new Mistake(`--password: at least ${MIN_PASSWORD} characters.`)
  }
  const plan = {
    slug: workspace,
    seed: readCount('seed', values.seed, 1_000_000),
    videos: readCount('videos', values.videos, 1_000_000),
    files: readCount('files', values.files, 10_000),
    until,
  }
  return { plan, password, force, help }
}

/** One line that changes, where somebody is looking. */
const tell = ({ step, done, of }: SeedProgress): void => {
  if (!process.stderr.isTTY) return
  const count = (value: number) => value.toLocaleString('en')
  process.stderr.write(`\r${step}: ${count(done)} of ${count(of)}\x1b[K${done === of ? '\n' : ''}`)
}

const run = async (): Promise<void> => {
  const { plan, password, force, help } = readOptions()
  if (help) return console.log(HELP)
  await migrate(env().database)
  const { slug } = plan
  const paid = await countPaidVideos(slug)
  if (paid > 0 && !force) {
    throw new Mistake(
      `${slug} has ${paid} videos that Kling was paid for: seed another, or --force.`,
    )
  }
  const owner = await openWorkspace(slug, password)
  if (owner) {
    console.log(`Made the workspace ${slug}. Sign in at ${env().appUrl} as ${owner.email}`)
    console.log(`with the password ${owner.password}`)
  }
  const startedAt = performance.now()
  const { added } = await seedVideos(plan, { tell })
  const seconds = Math.round((performance.now() - startedAt) / 1000)
  const count = added.toLocaleString('en')
  console.log(
    added === 0
      ? `Everything of this seed is in ${slug} already.`
      : `Added ${count} videos to ${slug} in ${seconds} s.`,
  )
  if (env().provider.mode !== 'emulated') {
    console.log(
      'They belong to the emulated provider; with a key the gallery shows them by filter.',
    )
  }
}

const PLAIN = [Mistake, EnvError, MigrationError, AppError]

try {
  await run()
} catch (error) {
  const isPlain =
    PLAIN.some((kind) => error instanceof kind) || (error instanceof TypeError && 'code' in error)
  console.error(isPlain && error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  await disconnect()
}
