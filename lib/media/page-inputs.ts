import 'server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors'
import { decodeCursor, encodeCursor } from '@/lib/keyset'
import { type InputView, toInputView } from '@/lib/media/input-view'
import { listInputs } from '@/lib/media/store'

const PAGE_LENGTH = 40

export type InputPage = { inputs: InputView[]; nextCursor: string | null }

const query = z.object({
  cursor: z.string().transform((value, context) => {
    const place = decodeCursor(value)
    if (!place) context.addIssue({ code: 'custom', message: 'unknown cursor' })
    return place
  }),
  kind: z.enum(['image', 'video']),
})

/**
 * A page of a workspace's inputs, newest first.
 * @throws AppError invalid
 */
export const pageInputs = async (
  workspace: { workspaceId: string; slug: string },
  search: URLSearchParams,
): Promise<InputPage> => {
  const asked = query.partial().safeParse(Object.fromEntries(search))
  if (!asked.success) throw new AppError('invalid', 'This list cannot be shown like that.')
  const { cursor = null, kind } = asked.data
  const rows = await listInputs(workspace.workspaceId, {
    before: cursor,
    limit: PAGE_LENGTH + 1,
    ...(kind ? { kind } : {}),
  })
  const shown = rows.slice(0, PAGE_LENGTH)
  const last = shown.at(-1)
  return {
    inputs: shown.map((input) => toInputView(input, workspace.slug)),
    nextCursor: rows.length > PAGE_LENGTH && last ? encodeCursor(last) : null,
  }
}
