'use client'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { CheckBox } from '@/components/ui/check-box'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { useFocusGoesOn } from '@/components/ui/use-focus-goes-on'
import { PurgeDialog } from '@/components/videos/trash/purge-dialog'
import { TrashRow } from '@/components/videos/trash/trash-row'
import { useTrash } from '@/components/videos/trash/use-trash'
import type { TrashedVideo } from '@/lib/videos/trash-view'

type Props = {
  workspace: string
  videos: TrashedVideo[]
  mayPurge: boolean
  /** Not the newest page. */
  older: boolean
  /** ISO 8601. */
  now: string
}

export const TrashList = ({ workspace, videos: all, mayPurge, older, now }: Props) => {
  const t = useTranslations('trash')
  const { gone, busy, problem, restore, purge } = useTrash(workspace)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [asking, setAsking] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  const focus = useFocusGoesOn(place, 'li button', 'button, a')
  const videos = all.filter(({ video }) => !gone.has(video.id))
  // What this viewer can do anything about.
  const choosable = videos.filter(({ note }) => mayPurge || note.mayRestore)
  const ids = choosable.flatMap(({ video }) => (chosen.has(video.id) ? [video.id] : []))
  const count = ids.length
  const nobody = count === 0 ? t('chooseFirst') : null

  const choose = (id: string, isChosen: boolean) =>
    setChosen((before) => {
      const next = new Set(before)
      if (isChosen) next.add(id)
      else next.delete(id)
      return next
    })
  const restoreChosen = async () => {
    if (await restore(ids)) setChosen(new Set())
  }
  const purgeChosen = async () => {
    if (await purge(ids)) setChosen(new Set())
    setAsking(false)
  }

  if (videos.length === 0) {
    return (
      <div ref={place} {...focus}>
        <EmptyState
          title={t(older ? 'nothingOlder' : 'empty')}
          action={<ButtonLink href={`/w/${workspace}/gallery`}>{t('toGallery')}</ButtonLink>}
        />
      </div>
    )
  }
  return (
    <div ref={place} {...focus}>
      {choosable.length > 0 && (
        <div className="sticky top-0 z-10 flex flex-wrap items-center gap-x-3 gap-y-2 border-b bg-ground py-2">
          <CheckBox
            label={t('chooseAll')}
            checked={count > 0 && count === choosable.length}
            mixed={count > 0 && count < choosable.length}
            onChange={(event) =>
              setChosen(new Set(event.target.checked ? choosable.map(({ video }) => video.id) : []))
            }
            className="-m-1 touch:-mx-2"
          />
          <span role="status" className="figures min-w-40 flex-1 text-second">
            {count > 0 ? t('chosen', { count }) : t('chooseAll')}
          </span>
          <div className="flex flex-wrap gap-2">
            <Button busy={busy === 'restore'} blockedReason={nobody} onClick={restoreChosen}>
              {t('restore')}
            </Button>
            {mayPurge && (
              <Button
                variant="danger"
                busy={busy === 'purge'}
                blockedReason={nobody}
                onClick={() => setAsking(true)}
              >
                {t('purge.open')}
              </Button>
            )}
          </div>
        </div>
      )}
      {problem && (
        <Notice tone="strong" role="alert" className="my-3">
          {problem}
        </Notice>
      )}
      <ul>
        {videos.map((of) => (
          <TrashRow
            key={of.video.id}
            of={of}
            workspace={workspace}
            now={now}
            chosen={chosen.has(of.video.id)}
            onChoose={
              mayPurge || of.note.mayRestore ? (isChosen) => choose(of.video.id, isChosen) : null
            }
            onRestore={() => void restore([of.video.id])}
          />
        ))}
      </ul>
      <PurgeDialog
        count={asking ? count : null}
        busy={busy === 'purge'}
        onPurge={() => void purgeChosen()}
        onClose={() => setAsking(false)}
      />
    </div>
  )
}
