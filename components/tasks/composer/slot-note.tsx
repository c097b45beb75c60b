'use client'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { Chosen } from '@/components/tasks/composer/draft'
import { ratioName } from '@/components/tasks/composer/taken-ratio'
import type { SlotInput } from '@/components/tasks/composer/use-slot-input'
import { useFormat } from '@/components/ui/use-format'

type Props = {
  workspace: string
  slot: SlotInput
  chosen: Chosen | null
  /** What the picture should have; null for any. */
  wantedRatio: number | null
  onUndo: () => void
}

export const wordButton =
  'inline-flex min-h-6 items-center rounded-xs text-ink underline decoration-edge underline-offset-2 hover:decoration-ink'

const lineButton = `${wordButton} touch:min-h-12`

/** The quiet line under a slot: what was just done and the way back, or a shape that does not fit. */
export const SlotNote = ({ workspace, slot, chosen, wantedRatio, onUndo }: Props) => {
  const t = useTranslations('composer.slots')
  const format = useFormat()
  const { last } = slot
  // What was removed is said in its place.
  const undo = last?.before && last.way.how !== 'removed' && (
    <button type="button" onClick={onUndo} className={lineButton}>
      {t('undo')}
    </button>
  )
  if (last?.way.how === 'frame') {
    const { videoId, which } = last.way
    const other = which === 'first' ? 'last' : 'first'
    return (
      <p className="mt-1 flex flex-wrap items-center gap-x-3 text-second text-xs">
        <span className="py-1">{t('frameTaken', { which })}</span>
        <button type="button" onClick={() => slot.takeVideo(videoId, other)} className={lineButton}>
          {t('otherEnd', { which: other })}
        </button>
        <Link href={`/w/${workspace}/videos/${videoId}`} prefetch={false} className={lineButton}>
          {t('otherFrame')}
        </Link>
        {undo}
      </p>
    )
  }
  const differs =
    wantedRatio !== null && chosen?.ratio && Math.abs(chosen.ratio / wantedRatio - 1) >= 0.02
  if (!undo && !differs) return null
  return (
    <p className="mt-1 flex flex-wrap items-center gap-x-3 text-second text-xs">
      {differs && (
        <span className="py-1">
          {t('otherShape', {
            ratio: ratioName(chosen.ratio ?? 1, format),
            wanted: ratioName(wantedRatio, format),
          })}
        </span>
      )}
      {undo && last && <span className="py-1">{t('done', { how: last.way.how })}</span>}
      {undo}
    </p>
  )
}
