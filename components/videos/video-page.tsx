import { useTranslations } from 'next-intl'
import { ChoiceButtons } from '@/components/review/choice-buttons'
import { type ReviewDrawn, ReviewPanel } from '@/components/review/review-panel'
import { ReviewedPlayer } from '@/components/review/reviewed-player'
import { LineageLines } from '@/components/videos/frames/lineage-lines'
import { WatchedMoment } from '@/components/videos/frames/watched-moment'
import { PromptText } from '@/components/videos/prompt-text'
import { Shortcuts } from '@/components/videos/shortcuts'
import { TakesSection } from '@/components/videos/takes/takes-section'
import { TrashNotice } from '@/components/videos/trash/trash-notice'
import { UsedInputs } from '@/components/videos/used-inputs'
import { VideoActions } from '@/components/videos/video-actions'
import { VideoFacts } from '@/components/videos/video-facts'
import { VideoHeader } from '@/components/videos/video-header'
import { decisionBlock } from '@/lib/review/decision-block'
import type { Take } from '@/lib/videos/takes'
import type { VideoDetailView } from '@/lib/videos/video-view'

type Props = {
  video: VideoDetailView
  /** Those of its shot, and what came from them. */
  takes: Take[]
  /** The workspace's slug. */
  workspace: string
  /** ISO 8601. */
  now: string
  timeZone: string | null
  canSubmit: boolean
  canRename: boolean
  canCollect: boolean
  review: ReviewDrawn
}

/** The picture on the left, what is known about it on the right; below each other when narrow. */
export const VideoPage = ({
  video,
  takes,
  workspace,
  now,
  timeZone,
  canSubmit,
  canRename,
  canCollect,
  review,
}: Props) => {
  const t = useTranslations('videos')
  const isGone = video.trash?.isPurged === true
  const { canComment } = review
  const blocked = decisionBlock(review.canDecide, video.trash !== null)
  return (
    // The columns stand before the second one has arrived: a page is painted while it still comes in.
    <WatchedMoment key={video.id}>
      <div className="wide:grid wide:min-h-[calc(100dvh-var(--bar,3rem))] wide:grid-cols-[minmax(0,1fr)_380px]">
        <div className="min-w-0 space-y-3 p-3 wide:p-4 wide:px-5">
          <VideoHeader {...{ video, takes, workspace, canCollect }} canShare={review.canShare} />
          {video.trash && (
            <TrashNotice videoId={video.id} note={video.trash} workspace={workspace} now={now} />
          )}
          {!isGone && (
            <>
              <ReviewedPlayer video={video} workspace={workspace} drawn={review.review} />
              <Shortcuts canDecide={blocked === null} {...{ canSubmit, canComment, canCollect }} />
            </>
          )}
          <TakesSection video={video} takes={takes} workspace={workspace} canRename={canRename} />
        </div>
        <aside aria-label={t('about')} className="space-y-4 p-3 wide:border-l wide:p-4">
          <PromptText text={video.prompt} className="text-base" />
          <LineageLines lineage={video.lineage} workspace={workspace} />
          <VideoFacts video={video} now={now} timeZone={timeZone} />
          {!isGone && (
            <>
              <ChoiceButtons
                workspace={workspace}
                videoId={video.id}
                drawn={review.review}
                blocked={blocked}
                now={now}
                timeZone={timeZone}
              />
              <VideoActions video={video} workspace={workspace} canSubmit={canSubmit} />
            </>
          )}
          <ReviewPanel
            {...review}
            video={video}
            workspace={workspace}
            now={now}
            timeZone={timeZone}
          />
          <UsedInputs settings={video.settings} workspace={workspace} />
        </aside>
      </div>
    </WatchedMoment>
  )
}
