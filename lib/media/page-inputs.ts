import 'server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors'
import { say } from '@/lib/intl/said'
import { decodeCursor, encodeCursor } from '@/lib/keyset'
import { type InputUseView, type LibraryInput, toInputView } from '@/lib/media/input-view'
import { listInputs, listInputUses } from '@/lib/media/library-store'
import { findInput, findKeptInput } from '@/lib/media/store'

const PAGE_LENGTH = 40
const MOST_ASKED = 200

/** Who asks, and whether everybody's inputs are theirs to change. */
export type Reader = {
  workspaceId: string
  slug: string
  userId: string
  mayChange: 'none' | 'own' | 'any'
}

export type InputPage = { inputs: LibraryInput[]; nextCursor: string | null }
export type UsePage = { uses: InputUseView[]; nextCursor: string | null }

const cursor = z.string().transform((value, context) => {
  const place = decodeCursor(value)
  if (!place) context.addIssue({ code: 'custom', message: 'unknown cursor' })
  return place
})

const listQuery = z
  .object({
    cursor,
    kind: z.enum(['image', 'video', 'frame']),
    search: z.string().transform((text) => text.slice(0, MOST_ASKED)),
  })
  .partial()

const parse = <Schema extends z.ZodType>(schema: Schema, search: URLSearchParams) => {
  const asked = schema.safeParse(Object.fromEntries(search))
  if (!asked.success) throw new AppError('invalid', say('errors.media.listUnreadable'))
  return asked.data
}

/** One more row than a page has is read, to know whether there is another page. */
const cut = <Row extends { id: string; createdAt: Date }>(rows: Row[]) => {
  const shown = rows.slice(0, PAGE_LENGTH)
  const last = shown.at(-1)
  return { shown, nextCursor: rows.length > PAGE_LENGTH && last ? encodeCursor(last) : null }
}

/**
 * A page of a workspace's inputs, newest first: `?kind=image|video|frame&search=…&cursor=…`.
 * @throws AppError invalid
 */
export const pageInputs = async (reader: Reader, search: URLSearchParams): Promise<InputPage> => {
  const { cursor: before = null, ...asked } = parse(listQuery, search)
  const rows = await listInputs(reader.workspaceId, { ...asked, before, limit: PAGE_LENGTH + 1 })
  const { shown, nextCursor } = cut(rows)
  const isTheirs = (userId: string) =>
    reader.mayChange === 'any' || (reader.mayChange === 'own' && userId === reader.userId)
  return {
    inputs: shown.map((row) => ({
      ...toInputView(row, reader.slug),
      uses: row.uses,
      mayChange: isTheirs(row.userId),
    })),
    nextCursor,
  }
}

/**
 * The tasks that an input was used in, newest first.
 * @throws AppError invalid, not_found
 */
export const pageInputUses = async (
  { workspaceId, slug }: Pick<Reader, 'workspaceId' | 'slug'>,
  inputId: string,
  search: URLSearchParams,
): Promise<UsePage> => {
  const { cursor: before = null } = parse(z.object({ cursor }).partial(), search)
  if (!(await findKeptInput(workspaceId, inputId))) throw gone()
  const rows = await listInputUses(workspaceId, inputId, { before, limit: PAGE_LENGTH + 1 })
  const { shown, nextCursor } = cut(rows)
  const base = `/api/w/${encodeURIComponent(slug)}/videos`
  const uses = shown.map(({ id, createdAt, prompt, video }) => ({
    taskId: id,
    createdAt: createdAt.toISOString(),
    prompt,
    video: video && {
      id: video.id,
      posterUrl: video.posterKey && `${base}/${video.id}/poster?v=${video.sha256.slice(0, 12)}`,
    },
  }))
  return { uses, nextCursor }
}

/** An input that can be used in a new request; null when it is gone or another workspace's. */
export const readInput = async (
  { workspaceId, slug }: Pick<Reader, 'workspaceId' | 'slug'>,
  inputId: string,
) => {
  const row = await findInput(workspaceId, inputId)
  return row && toInputView(row, slug)
}

export const gone = () => new AppError('not_found', say('errors.media.inputGone'))
