import 'server-only'
import {
  byFrame,
  type CommentView,
  type DecisionValue,
  type GuestDecisionView,
} from '@/lib/review/review-view'
import type { CommentRow, GuestDecisionRow } from '@/lib/review/store'

type Reader = { isMine: (row: CommentRow) => boolean; mayDelete: (row: CommentRow) => boolean }

export const toCommentViews = (rows: CommentRow[], reader: Reader): CommentView[] =>
  rows
    .map((row) => ({
      id: row.id,
      body: row.body,
      frame: row.frame,
      createdAt: row.createdAt.toISOString(),
      editedAt: row.editedAt?.toISOString() ?? null,
      name: row.user?.displayName ?? row.guestName ?? '',
      isGuest: row.user === null,
      mine: reader.isMine(row),
      mayDelete: reader.mayDelete(row),
      resolved: row.resolvedAt && {
        at: row.resolvedAt.toISOString(),
        name: row.resolvedBy?.displayName ?? '',
      },
    }))
    .sort(byFrame)

/** What each guest said last of each kind, unless it was taken back; the newest first. */
export const toGuestDecisions = (rows: GuestDecisionRow[]): GuestDecisionView[] => {
  const seen = new Set<string>()
  return rows.flatMap(({ shareLinkId, guestKey, kind, value, guestName, createdAt }) => {
    const key = `${shareLinkId} ${guestKey} ${kind}`
    if (seen.has(key)) return []
    seen.add(key)
    if (value === null) return []
    return { kind, value: value as DecisionValue, name: guestName, at: createdAt.toISOString() }
  })
}
