'use client'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { NeighbourLink } from '@/components/videos/neighbour-link'
import { ChoiceMark } from '@/components/videos/takes/choice-mark'
import { shotAndTake } from '@/components/videos/video-words'
import type { Side } from '@/lib/videos/compare-keys'
import type { VideoChoice } from '@/lib/videos/decision'
import type { VideoDetailView } from '@/lib/videos/video-view'

type Props = {
  side: Side
  video: VideoDetailView
  workspace: string
  choice: VideoChoice | null
  canDecide: boolean
  /** Addresses with another take in its place; null at either end. */
  around: { before: string | null; after: string | null }
  onChoose: (choice: VideoChoice | null) => void
  /** It, and not the other. */
  onWin: () => void
}

/** Which take stands on a side, the takes around it, and what can be decided about it. */
export const SideHead = ({ side, video, workspace, choice, canDecide, around, ...does }: Props) => {
  const t = useTranslations('compare')
  const words = useTranslations('videos')
  const key = side + 1
  const shift = side === 0 ? 'Shift+' : ''
  return (
    <section
      aria-label={t('side', { side, name: shotAndTake(words, video) })}
      className="min-w-0 space-y-2"
    >
      <div className="flex min-w-0 flex-wrap items-center gap-x-1">
        <span className="flex min-w-0 items-center gap-x-1 max-sm:-ml-2">
          <NeighbourLink
            scroll={false}
            href={around.before}
            label={t('takeBefore', { side })}
            hint={`${shift}←`}
          >
            <ChevronLeft className="size-4" aria-hidden />
          </NeighbourLink>
          <Link
            href={`/w/${workspace}/videos/${video.id}`}
            prefetch={false}
            className="figures inline-flex min-h-8 min-w-0 items-center rounded-xs wrap-anywhere font-medium hover:underline touch:min-h-12"
          >
            {shotAndTake(words, video)}
          </Link>
          <NeighbourLink
            scroll={false}
            href={around.after}
            label={t('takeAfter', { side })}
            hint={`${shift}→`}
          >
            <ChevronRight className="size-4" aria-hidden />
          </NeighbourLink>
        </span>
        <ChoiceMark choice={choice} verdict={video.verdict} withWords />
      </div>
      {canDecide && (
        <div className="flex flex-wrap gap-2">
          <Decide
            label={t('select')}
            hint={String(key)}
            pressed={choice === 'select'}
            onPress={() => does.onChoose(choice === 'select' ? null : 'select')}
          />
          <Decide
            label={t('reject')}
            pressed={choice === 'reject'}
            onPress={() => does.onChoose(choice === 'reject' ? null : 'reject')}
          />
          <Decide label={t('win')} hint={`Shift+${key}`} onPress={does.onWin} />
        </div>
      )}
    </section>
  )
}

type DecideProps = { label: string; hint?: string; pressed?: boolean; onPress: () => void }

const Decide = ({ label, hint, pressed, onPress }: DecideProps) => (
  <Button
    onClick={onPress}
    aria-pressed={pressed}
    aria-keyshortcuts={hint}
    className={cx(pressed && 'bg-pressed font-semibold')}
  >
    {label}
    {hint && (
      <span
        aria-hidden="true"
        className="grid h-5 min-w-5 shrink-0 place-items-center whitespace-nowrap rounded-xs border border-edge px-1 font-sans text-2xs max-sm:hidden touch:hidden"
      >
        {hint}
      </span>
    )}
  </Button>
)
