'use client'
import { Pencil } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import { later } from '@/components/ui/later'
import { useFormat } from '@/components/ui/use-format'
import { Branches } from '@/components/videos/takes/branches'
import { MoveTake } from '@/components/videos/takes/move-take'
import { TakesStrip } from '@/components/videos/takes/takes-strip'
import { branchOf, sumOf, type Take } from '@/lib/videos/takes'
import type { VideoDetailView } from '@/lib/videos/video-view'

const ShotNaming = later(() =>
  import('@/components/tasks/composer/shot-naming').then((file) => file.ShotNaming),
)

type Props = {
  video: Pick<VideoDetailView, 'id' | 'project' | 'shotId' | 'shotNumber' | 'shotName' | 'trash'>
  /** Those of its shot, and what came from them in others. */
  takes: Take[]
  /** The workspace's slug. */
  workspace: string
  canRename: boolean
}

/** The takes of a shot, what they cost, and what came from what. */
export const TakesSection = ({ video, takes, workspace, canRename }: Props) => {
  const t = useTranslations('takes')
  const format = useFormat()
  const [isNaming, setNaming] = useState(false)
  const ofShot = takes.filter(({ shotId }) => shotId === video.shotId)
  const kept = ofShot.filter(({ isTrashed }) => !isTrashed)
  const trashed = ofShot.length - kept.length
  const branch = branchOf(takes, video.id)
  const facts = [
    t('shot', {
      shot: video.shotNumber,
      named: video.shotName ? 'yes' : 'no',
      name: video.shotName ?? '',
    }),
    t('takes', { count: kept.length, shown: format.number(kept.length) }),
    t('credits', { credits: format.number(sumOf(ofShot)) }),
    ...(trashed > 0 ? [t('trashed', { count: trashed, shown: format.number(trashed) })] : []),
    ...(branch.takes > 1 ? [t('branch', { credits: format.number(branch.credits) })] : []),
  ]
  return (
    <section aria-labelledby="takes" className="space-y-2">
      <div className="flex min-h-8 flex-wrap items-center gap-x-2">
        <h2 id="takes" className="font-semibold">
          {t('title')}
        </h2>
        <p className="figures min-w-0 break-words text-second">{facts.join(' · ')}</p>
        {canRename && !isNaming && (
          <IconButton
            label={t('rename')}
            size="sm"
            onClick={() => setNaming(true)}
            {...ShotNaming.soon}
          >
            <Pencil className="size-3.5" aria-hidden />
          </IconButton>
        )}
        {canRename && !video.trash && <MoveTake workspace={workspace} video={video} />}
      </div>
      {isNaming && (
        <div className="max-w-96">
          <ShotNaming
            workspace={workspace}
            shot={{ id: video.shotId, number: video.shotNumber, name: video.shotName }}
            onClose={() => setNaming(false)}
            onNamed={() => setNaming(false)}
          />
        </div>
      )}
      <TakesStrip takes={kept} shownId={video.id} workspace={workspace} />
      <Branches takes={takes} shownId={video.id} workspace={workspace} />
    </section>
  )
}
