import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { CompareChoice } from '@/components/videos/compare/compare-choice'
import { CompareStage, type StageSide } from '@/components/videos/compare/compare-stage'
import { Differences } from '@/components/videos/compare/differences'
import { shotAndTake } from '@/components/videos/video-words'

type Props = {
  /** What the address names; null where nothing is, or nothing that the viewer may see. */
  sides: readonly [StageSide | null, StageSide | null]
  /** Whether the address names two at all. */
  hasTwo: boolean
  /** The workspace's slug. */
  workspace: string
  canDecide: boolean
}

/** Two videos beside each other, and below them what makes the difference. */
export const ComparePage = ({ sides, hasTwo, workspace, canDecide }: Props) => {
  const t = useTranslations('compare')
  const words = useTranslations('videos')
  // What is in the trash is not chosen from, so it is not compared either.
  const [left, right] = sides.map((side) => (side?.video.trash ? null : side))
  const trashed = sides.flatMap((side) =>
    side?.video.trash && !side.video.trash.isPurged ? side.video : [],
  )
  const one = left ?? right
  const isPair = left && right && left.video.id !== right.video.id
  return (
    <div className="mx-auto max-w-[110rem] space-y-3 p-3 wide:p-4 wide:px-5">
      <nav aria-label={words('header.place')} className="flex min-w-0 items-baseline gap-2">
        <Link
          href={`/w/${workspace}/gallery`}
          className="inline-flex min-h-6 shrink-0 items-center rounded-xs text-second hover:text-ink touch:min-h-12"
        >
          {words('header.gallery')}
        </Link>
        <span aria-hidden="true" className="text-third">
          /
        </span>
        <h1 className="min-w-0 truncate font-medium">{t('title')}</h1>
      </nav>
      {isPair && (
        <>
          <CompareStage sides={[left, right]} workspace={workspace} canDecide={canDecide} />
          <Differences videos={[left.video, right.video]} workspace={workspace} />
        </>
      )}
      {trashed.map((video) => (
        <Notice
          key={video.id}
          action={
            <ButtonLink href={`/w/${workspace}/videos/${video.id}`}>{t('openTrashed')}</ButtonLink>
          }
        >
          {t('trashed', { name: shotAndTake(words, video) })}
        </Notice>
      ))}
      {!isPair && one && (
        <>
          <Notice>
            {t(left && right ? 'same' : hasTwo && trashed.length === 0 ? 'oneGone' : 'onlyOne', {
              name: shotAndTake(words, one.video),
            })}
          </Notice>
          <CompareChoice video={one.video} takes={one.takes} workspace={workspace} />
        </>
      )}
      {!one && trashed.length === 0 && (
        <EmptyState
          title={t(hasTwo ? 'bothGone' : 'noneAsked')}
          action={<ButtonLink href={`/w/${workspace}/gallery`}>{t('toGallery')}</ButtonLink>}
        />
      )}
    </div>
  )
}
