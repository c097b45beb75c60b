import { env } from '@/lib/env'
import { stopFfmpeg } from '@/lib/media/ffmpeg'
import { ownBucket, ownDisk, storage } from '@/lib/media/storage'
import type { Storage } from '@/lib/media/storage-interface'
import { auditMedia } from '@/lib/tasks/audit-media'
import type { MediaAudit, MediaProblem } from '@/lib/tasks/media-problem'
import { type Repair, repairMedia, retryGivenUp } from '@/lib/tasks/repair-media'
import type { DeriveProblem, GivenUp } from '@/lib/videos/derive-problem'
import { findWorkspaceBySlug } from '@/lib/workspaces/store'
import { migrate } from '@/prisma/migrate'
import { asItIs } from '@/scripts/admin/as-it-is'
import { CommandError, unknownWorkspace } from '@/scripts/admin/command-error'
import { readOptions } from '@/scripts/admin/options'

const OPTIONS = {
  workspace: { type: 'string' },
  hash: { type: 'boolean' },
  repair: { type: 'boolean' },
} as const

const MAX_PROBLEMS = 1_000

/**
 * `media audit`: compares rows and files; exit code 1 when something is, or stays, wrong. Without
 * `--hash` lengths are compared, with it every byte is read. Without `--repair` nothing is written.
 * Videos whose previews were given up are listed with the reason, and are nothing wrong: some films
 * cannot be decoded. `--repair` has the worker try them again.
 */
export const auditFiles = async (args: string[]) => {
  const given = readOptions(args, OPTIONS)
  if (given.repair) await migrate(env().database)
  const place = storage()
  const audit = await asItIs(async () =>
    auditMedia({ place, hash: given.hash === true, ...(await idOf(given.workspace)) }),
  )
  const repairs = given.repair ? await repair(audit, place) : new Map<MediaProblem, Repair>()
  const tried = given.repair ? await retryGivenUp(audit.givenUp, place) : null
  const left = audit.problems.filter((problem) => (repairs.get(problem) ?? 'none') === 'none')
  if (left.length > 0) process.exitCode = 1
  const { problems, givenUp, ...figures } = audit
  return {
    ok: left.length === 0,
    storage: place.kind,
    ...figures,
    problemCount: problems.length,
    ...(given.repair ? { repaired: problems.length - left.length } : {}),
    problems: problems.slice(0, MAX_PROBLEMS).map((problem) => tell(problem, repairs.get(problem))),
    givenUpCount: givenUp.length,
    ...(tried ? { triedAgain: tried.size } : {}),
    givenUp: givenUp.slice(0, MAX_PROBLEMS).map((video) => tellGivenUp(video, tried)),
  }
}

const idOf = async (slug: unknown): Promise<{ workspaceId?: string }> => {
  if (slug === undefined) return {}
  const workspace = await findWorkspaceBySlug(String(slug))
  if (!workspace) throw unknownWorkspace(String(slug))
  return { workspaceId: workspace.id }
}

const FEW = 10

const repair = async (
  { files, problems }: MediaAudit,
  place: Storage,
): Promise<Map<MediaProblem, Repair>> => {
  const unused = problems.filter(({ code }) => code === 'unused').length
  // A database of another studio, or of last month, names few of the files that stand here.
  if (unused > FEW && unused > files / 2) {
    throw new CommandError(
      `${unused} of ${files} files are named by no row. Is this the right database? Nothing was repaired.`,
    )
  }
  const other = place.kind === 's3' ? ownDisk() : ownBucket()
  try {
    return await repairMedia(problems, { place, other })
  } finally {
    await stopFfmpeg()
  }
}

const tell = (problem: MediaProblem, repaired: Repair | undefined) => {
  const done = repaired === undefined ? {} : { repair: repaired }
  if (problem.code === 'unused') {
    const words = `No row names ${problem.key}.`
    return { words, ...problem, ...done }
  }
  const { code, use } = problem
  const { owner, id, field, key, sizeBytes } = use
  const found = 'foundBytes' in problem ? { sizeBytes, foundBytes: problem.foundBytes } : {}
  return {
    words: WORDS[code](`${field} of ${owner} ${id}`),
    code,
    owner,
    id,
    field,
    key,
    ...found,
    ...done,
  }
}

const WORDS: Record<Exclude<MediaProblem['code'], 'unused'>, (what: string) => string> = {
  missing: (what) => `The file is not there: ${what}.`,
  bytes: (what) => `The file has other bytes than its name says: ${what}.`,
  size: (what) => `The file has another length than its row says: ${what}.`,
  key: (what) => `The row says another hash than its key: ${what}.`,
}

const tellGivenUp = ({ id, missing, reason }: GivenUp, tried: Set<string> | null) => ({
  words: `Not made of video ${id}: ${missing.join(', ') || 'nothing'}. ${REASONS[reason]}`,
  ...{ id, missing, reason },
  ...(tried ? { repair: tried.has(id) ? 'due_again' : 'none' } : {}),
})

const REASONS: Record<DeriveProblem, string> = {
  file_gone: 'Its file was not there.',
  file_damaged: 'Its file has other bytes than its name says.',
  undecodable: 'The film could not be decoded.',
  too_large: 'What was made of it was too large.',
  storage_full: 'The storage was full.',
  storage_unavailable: 'The storage did not answer.',
  interrupted: 'Each time the process ended in the middle.',
  internal: 'An error of ours, which stands in the log.',
}
