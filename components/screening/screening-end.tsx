import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { useFormat } from '@/components/ui/use-format'
import { VideoGrid } from '@/components/videos/video-grid'
import { formatClock } from '@/lib/intl/format'
import type { ScreeningSum } from '@/lib/screening/screening-view'
import type { VideoView } from '@/lib/videos/video-view'

type Props = {
  workspace: string
  sum: ScreeningSum
  selects: VideoView[]
  /** So many went into the trash since it began; they are in no sum. */
  trashed: number
  /** Whether it can still be shown again, and ended, by the viewer. */
  canLead: boolean
  onAgain: () => void
  onEnd: () => void
}

/** "42 takes, 9 selects, 11,200 credits", what became of the others, and the selects. */
export const ScreeningEnd = ({ workspace, sum, selects, trashed, ...props }: Props) => {
  const { canLead, onAgain, onEnd } = props
  const t = useTranslations('screening')
  const format = useFormat()
  const credits = format.number(sum.credits)
  return (
    <div className="absolute inset-0 overflow-y-auto">
      <div className="@container mx-auto max-w-5xl space-y-6 p-5 py-10">
        <div className="space-y-1 text-center">
          <p role="status" className="figures font-semibold text-xl">
            {t('sum', { takes: sum.takes, selects: sum.selects, credits })}
          </p>
          <p className="figures text-second">
            {t('rest', { rejects: sum.rejects, undecided: sum.undecided })}
            {' · '}
            {t('length', { length: formatClock(sum.seconds) })}
            {trashed > 0 && ` · ${t('inTrash', { count: trashed })}`}
          </p>
        </div>
        <div className="flex flex-wrap justify-center gap-2">
          {canLead && (
            <>
              <Button onClick={onAgain}>{t('fromStart')}</Button>
              <Button onClick={onEnd}>{t('end')}</Button>
            </>
          )}
          <ButtonLink href={`/w/${workspace}/gallery?choice=select`}>{t('allSelects')}</ButtonLink>
        </div>
        {selects.length > 0 && (
          <VideoGrid videos={selects} workspace={workspace} label={t('selectsHere')} />
        )}
      </div>
    </div>
  )
}
