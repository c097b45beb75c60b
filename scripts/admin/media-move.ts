import { type MoveReport, moveMedia } from '@/lib/media/move-media'
import { ownBucket, ownDisk } from '@/lib/media/storage'
import { CommandError } from '@/scripts/admin/command-error'
import { readOptions } from '@/scripts/admin/options'

const OPTIONS = {
  to: { type: 'string' },
  from: { type: 'string' },
  delete: { type: 'boolean' },
} as const

const PROGRESS_EVERY_MS = 2_000

/**
 * `media move`: carries all files between DATA_DIR and the bucket. Exit code 1 when some could not
 * be, because their bytes are damaged.
 */
export const moveFiles = async (args: string[]) => {
  const given = readOptions(args, OPTIONS)
  const { to, from } = placesOf(given)
  const report = await moveMedia(
    { to, from },
    { deletes: given.delete === true, onProgress: progressTo(process.stderr) },
  )
  if (report.damaged.length > 0) process.exitCode = 1
  return { ok: report.damaged.length === 0, from: from.kind, to: to.kind, ...report }
}

const KINDS = ['disk', 's3']

const placesOf = ({ to, from }: Record<string, unknown>) => {
  if (!KINDS.includes(String(to))) throw new CommandError('Say where to: --to s3, or --to disk.')
  if (from !== undefined && (from === to || !KINDS.includes(String(from)))) {
    throw new CommandError('There are two places: --from is the other one, and need not be said.')
  }
  const [disk, bucket] = [ownDisk(), ownBucket()]
  if (!bucket) {
    throw new CommandError('Which bucket? S3_ENDPOINT and the variables beside it are not set.')
  }
  return to === 's3' ? { to: bucket, from: disk } : { to: disk, from: bucket }
}

const progressTo = (stream: NodeJS.WritableStream): ((report: MoveReport) => void) => {
  let toldAt = performance.now()
  return ({ files, carried, carriedBytes }) => {
    if (performance.now() - toldAt < PROGRESS_EVERY_MS) return
    toldAt = performance.now()
    const megabytes = Math.round(carriedBytes / 1_000_000)
    stream.write(`${files} files seen, ${carried} carried, ${megabytes} MB\n`)
  }
}
