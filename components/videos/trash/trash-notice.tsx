'use client'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { TimeAgo } from '@/components/ui/time-ago'
import { useTrash } from '@/components/videos/trash/use-trash'
import type { TrashNote } from '@/lib/videos/trash-view'

type Props = { videoId: string; note: TrashNote; workspace: string; now: string }

/** Over a video that is in the trash, with the way back; and where one was that is deleted. */
export const TrashNotice = ({ videoId, note, workspace, now }: Props) => {
  const t = useTranslations('trash')
  const { busy, problem, restore } = useTrash(workspace)
  const restoring = (
    <Button busy={busy === 'restore'} onClick={() => void restore([videoId])}>
      {t('restore')}
    </Button>
  )
  return (
    <Notice tone="strong" action={note.mayRestore ? restoring : undefined}>
      <p className="font-medium">{t(note.isPurged ? 'isPurged' : 'isHere')}</p>
      <p className="figures text-second">
        {t.rich('deletedBy', {
          name: note.by ?? t('somebody'),
          ago: () => <TimeAgo at={note.trashedAt} now={now} />,
        })}
        {' · '}
        {note.isPurged ? t('stillKnown') : t('daysLeft', { count: note.daysLeft })}
      </p>
      {problem && <p role="alert">{problem}</p>}
    </Notice>
  )
}
