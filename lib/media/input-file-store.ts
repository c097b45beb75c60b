import { type Db, db } from '@/lib/db/client'
import { inPages } from '@/lib/db/pages'
import { type FileUse, INPUT_FIELDS, type InputField, usesOf } from '@/lib/media/file-use'

const PAGE_SIZE = 1_000

const FILES = {
  id: true,
  storageKey: true,
  thumbnailKey: true,
  sha256: true,
  sizeBytes: true,
} as const

/** All files that inputs name, in pages; also of those that were removed from the list. */
export async function* pageInputFiles(on: Db, workspaceId?: string): AsyncGenerator<FileUse[]> {
  const pages = inPages(
    (after: string | null) =>
      on.input.findMany({
        where: { workspaceId, ...(after === null ? {} : { id: { gt: after } }) },
        orderBy: { id: 'asc' },
        take: PAGE_SIZE,
        select: FILES,
      }),
    (row) => row.id,
  )
  for await (const page of pages) yield page.flatMap((row) => usesOf('input', INPUT_FIELDS, row))
}

export const findInputFiles = async (id: string): Promise<FileUse[]> => {
  const row = await db().input.findUnique({ where: { id }, select: FILES })
  return row ? usesOf('input', INPUT_FIELDS, row) : []
}

/** Puts another file in the place of one that the row still names; says whether it did. */
export const changeInputFile = async (
  { id, field, key }: { id: string; field: InputField; key: string },
  change: { key: string | null } | { sizeBytes: number },
): Promise<boolean> => {
  const data = 'key' in change ? { [field]: change.key } : change
  const { count } = await db().input.updateMany({ where: { id, [field]: key }, data })
  return count === 1
}
