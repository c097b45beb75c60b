/** One place where a row names a stored file. */
export type FileUse = {
  owner: 'video' | 'input'
  id: string
  field: FileField
  key: string
  /** Null where the row does not say. */
  sizeBytes: number | null
  /** Null where the row does not say. */
  sha256: string | null
}

export const VIDEO_FIELDS = [
  'storageKey',
  'posterKey',
  'posterSmallKey',
  'spriteKey',
  'previewKey',
] as const
export const INPUT_FIELDS = ['storageKey', 'thumbnailKey'] as const

export type VideoField = (typeof VIDEO_FIELDS)[number]
export type InputField = (typeof INPUT_FIELDS)[number]
export type FileField = VideoField | InputField

/** The uses of one row: of its own file it knows size and hash, of what is made from it neither. */
export const usesOf = (
  owner: FileUse['owner'],
  fields: readonly FileField[],
  row: { id: string; sizeBytes: number; sha256: string } & Partial<
    Record<FileField, string | null>
  >,
): FileUse[] =>
  fields.flatMap((field) => {
    const key = row[field]
    if (!key) return []
    const isOwn = field === 'storageKey'
    const known = { sizeBytes: isOwn ? row.sizeBytes : null, sha256: isOwn ? row.sha256 : null }
    return [{ owner, id: row.id, field, key, ...known }]
  })
