'use client'
import { useState } from 'react'
import type { CommentActions } from '@/components/review/comment-item'
import type { Write } from '@/components/review/use-review'
import { toldOf } from '@/components/ui/ask-studio'
import type { Told } from '@/components/ui/use-speak'
import type { CommentView } from '@/lib/review/review-view'

export type ReviewNote = { deleted: CommentView } | { told: Told }

/** What somebody does with comments, and what is to be said of it until the next act. */
export const useCommentActions = (write: Write) => {
  const [note, setNote] = useState<ReviewNote | null>(null)
  const tell = async (act: () => Promise<void>, done: ReviewNote | null) => {
    setNote(null)
    try {
      await act()
      setNote(done)
    } catch (reason) {
      setNote({ told: toldOf(reason) })
    }
  }
  const actions: CommentActions = {
    resolve: ({ id, resolved }) =>
      void tell(() => write(`/${id}`, { method: 'PATCH', body: { resolved: !resolved } }), null),
    remove: (comment) =>
      void tell(() => write(`/${comment.id}`, { method: 'DELETE' }), { deleted: comment }),
    edit: async ({ id }, body) => {
      setNote(null)
      await write(`/${id}`, { method: 'PATCH', body: { body } })
    },
  }
  const undo = ({ id }: CommentView) =>
    tell(() => write(`/${id}/restore`, { method: 'POST' }), null)
  return { actions, note, undo, forget: () => setNote(null) }
}
