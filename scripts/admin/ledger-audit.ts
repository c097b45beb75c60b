import { existsSync } from 'node:fs'
import { problemWords } from '@/lib/credits/audit-words'
import { Prisma } from '@/lib/db/client'
import { env } from '@/lib/env'
import { inEnglish } from '@/lib/intl/translate'
import { auditBooks } from '@/lib/tasks/audit-books'
import { CommandError, unknownWorkspace } from '@/scripts/admin/command-error'
import { readOptions } from '@/scripts/admin/options'

const OPTIONS = { workspace: { type: 'string' } } as const

const MAX_PROBLEMS = 1_000

/** Of a table or a column that is not there. */
const OLD_SCHEMA = ['P2021', 'P2022']

/**
 * `ledger audit`: checks all books, or those of one workspace; exit code 1 when something is wrong.
 * Nothing is written, and nothing migrated: it can be pointed at a copy.
 */
export const auditLedgers = async (args: string[]) => {
  const given = readOptions(args, OPTIONS)
  const slug = given.workspace === undefined ? null : String(given.workspace)
  const { database } = env()
  if (database.kind === 'sqlite' && !existsSync(database.path)) {
    throw new CommandError(`There is no database at ${database.path}.`)
  }
  const report = await read(slug)
  if (slug !== null && report.workspaces === 0) throw unknownWorkspace(slug)
  if (!report.ok) process.exitCode = 1
  const problems = report.problems.map((problem) => ({
    words: problemWords(problem, inEnglish),
    ...problem,
  }))
  return { ...report, problems }
}

const read = async (slug: string | null) => {
  try {
    return await auditBooks({
      ...(slug === null ? {} : { workspace: { slug } }),
      maxProblems: MAX_PROBLEMS,
    })
  } catch (error) {
    const isOld =
      error instanceof Prisma.PrismaClientKnownRequestError && OLD_SCHEMA.includes(error.code)
    if (!isOld) throw error
    throw new CommandError(
      'The database is of an older version. Start the studio once, then audit it.',
    )
  }
}
