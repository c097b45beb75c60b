'use client'
import { ArrowRightLeft } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { announce } from '@/components/ui/announcer'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { later } from '@/components/ui/later'
import { Notice } from '@/components/ui/notice'
import { undoneWords } from '@/components/videos/bulk/undone-words'
import type { TargetShot } from '@/components/videos/bulk/use-bulk'
import { waysBack } from '@/components/videos/bulk/ways-back'
import type { Result } from '@/lib/result'
import { moveBack, moveToShot } from '@/lib/tasks/move-actions'
import type { VideoDetailView } from '@/lib/videos/video-view'

const MoveDialog = later(() =>
  import('@/components/videos/bulk/move-dialog').then((file) => file.MoveDialog),
)

type Props = { workspace: string; video: Pick<VideoDetailView, 'id' | 'project'> }

type Note = { words: string; undo?: () => Promise<Result<{ left: string[] }>> }

/** Moves the take of a page to another shot of its project, with the way back until the next act. */
export const MoveTake = ({ workspace, video }: Props) => {
  const t = useTranslations('bulk')
  const ui = useTranslations('ui')
  const router = useRouter()
  const [isOpen, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const [note, setNote] = useState<Note | null>(null)

  const tell = (next: Note) => {
    setNote(next)
    announce('move', next.words)
  }
  const ask = async <T,>(question: () => Promise<Result<T>>, take: (data: T) => Note) => {
    if (busy) return
    setBusy(true)
    const answer = await question().catch(() => null)
    setBusy(false)
    // What did not come through can be pressed again.
    if (!answer?.ok) {
      return tell({ ...note, words: answer?.error.message ?? ui('noAnswer') })
    }
    tell(take(answer.data))
    router.refresh()
  }
  const move = (shot: TargetShot) => {
    setOpen(false)
    setNote(null)
    const question = { workspace, videoIds: [video.id], shotId: shot.id }
    void ask(
      () => moveToShot(question),
      ({ moved }) => {
        const words = t('moved', { count: moved.length, shot: shot.number })
        if (moved.length === 0) return { words }
        return { words, undo: () => moveBack({ workspace, takes: waysBack(moved) }) }
      },
    )
  }
  const undo = note?.undo
  return (
    <>
      <IconButton label={t('move')} size="sm" onClick={() => setOpen(true)} {...MoveDialog.soon}>
        <ArrowRightLeft className="size-3.5" aria-hidden />
      </IconButton>
      {note && (
        <Notice
          className="basis-full"
          action={
            undo && (
              <Button
                size="sm"
                busy={busy}
                onClick={() =>
                  void ask(undo, ({ left: { length: left } }) => ({
                    words: undoneWords(t, { count: 1, left }),
                  }))
                }
              >
                {t('undo')}
              </Button>
            )
          }
        >
          {note.words}
        </Notice>
      )}
      {isOpen && (
        <MoveDialog
          workspace={workspace}
          projectId={video.project.id}
          count={1}
          onMove={move}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
