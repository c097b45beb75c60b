'use client'
import { closeComposer } from '@/components/tasks/composer/composer-sheet'
import type { Draft } from '@/components/tasks/composer/draft'
import { onlyAside } from '@/components/tasks/composer/draft-aside'
import { contentOf } from '@/components/tasks/composer/press'
import type { ProjectChoice } from '@/components/tasks/composer/project-select'
import type { ChangeDraft } from '@/components/tasks/composer/use-draft'
import type { LeaveNote } from '@/components/tasks/composer/use-note'
import { useSubmit } from '@/components/tasks/composer/use-submit'
import { useUndoSend } from '@/components/tasks/composer/use-undo-send'
import { usePending } from '@/components/tasks/live/use-pending'
import type { LiveView, SameView, TaskView } from '@/lib/tasks/task-view'

type Options = {
  workspace: string
  viewer: { id: string; name: string }
  providerMode: TaskView['providerMode']
  projects: ProjectChoice[]
  live: LiveView
  /** How far the server's clock is ahead of this browser's, in milliseconds. */
  skewMs: number
  refresh: () => Promise<LiveView | undefined>
  draft: Draft
  change: ChangeDraft
  leaveNote: LeaveNote
  /** Somebody had sent this content before. */
  onSame: (content: string, same: SameView | null) => void
  /** What was sent is back in the composer. */
  onBack: () => void
}

/** From the press to the card, and the way back while there is one. */
export const useSending = (options: Options) => {
  const { workspace, viewer, change } = options
  const pending = usePending(options)
  const { tasks } = pending
  const { remember, undoable, undo } = useUndoSend({ ...options, tasks })
  const sender = useSubmit({
    workspace,
    userId: viewer.id,
    ...pending.handlers,
    onAccepted: (sent, accepted) => {
      // The card is behind the sheet: left open, it looks as if nothing had happened.
      closeComposer({ sent: true })
      // What was changed since is nowhere else.
      change((now) => ({
        ...(contentOf(now, '') === contentOf(accepted.draft, '') && { isElsewhere: true }),
        aside: onlyAside(now.aside),
      }))
      remember(accepted.batchId, accepted.draft)
      options.onSame(contentOf(accepted.draft, sent[0]?.projectId ?? ''), accepted.same)
      return pending.handlers.onAccepted(sent, accepted)
    },
  })
  return { sender, undoable, undo, tasks }
}
