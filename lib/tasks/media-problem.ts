import type { FileUse } from '@/lib/media/file-use'
import type { GivenUp } from '@/lib/videos/derive-problem'

/** What is wrong between the rows and the files of the archive. */
export type MediaProblem =
  /** A row names a file that is not there. */
  | { code: 'missing'; use: FileUse }
  /** Other bytes stand there than those that the key names. */
  | { code: 'bytes'; use: FileUse; foundBytes: number }
  /** The row gives it another length. */
  | { code: 'size'; use: FileUse; foundBytes: number }
  /** The row gives it another hash than the key does. */
  | { code: 'key'; use: FileUse }
  /** No row names the file, which is older than a day. */
  | { code: 'unused'; key: string; sizeBytes: number }

export type MediaAudit = {
  /** How many places in rows, and how many files with how many bytes, were looked at. */
  uses: number
  files: number
  bytes: number
  hashed: number
  problems: MediaProblem[]
  /** Rows and files agree about these: the film may be one of which no picture can be made. */
  givenUp: GivenUp[]
}
