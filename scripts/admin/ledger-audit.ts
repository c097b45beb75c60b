import { problemWords } from '@/lib/credits/audit-words'
import { inEnglish } from '@/lib/intl/translate'
import { auditBooks } from '@/lib/tasks/audit-books'
import { asItIs } from '@/scripts/admin/as-it-is'
import { unknownWorkspace } from '@/scripts/admin/command-error'
import { readOptions } from '@/scripts/admin/options'

const OPTIONS = { workspace: { type: 'string' } } as const

const MAX_PROBLEMS = 1_000

/**
 * `ledger audit`: checks all books, or those of one workspace; exit code 1 when something is wrong.
 * Nothing is written, and nothing migrated: it can be pointed at a copy.
 */
export const auditLedgers = async (args: string[]) => {
  const given = readOptions(args, OPTIONS)
  const slug = given.workspace === undefined ? null : String(given.workspace)
  const report = await asItIs(() =>
    auditBooks({
      ...(slug === null ? {} : { workspace: { slug } }),
      maxProblems: MAX_PROBLEMS,
    }),
  )
  if (slug !== null && report.workspaces === 0) throw unknownWorkspace(slug)
  if (!report.ok) process.exitCode = 1
  const problems = report.problems.map((problem) => ({
    words: problemWords(problem, inEnglish),
    ...problem,
  }))
  return { ...report, problems }
}
