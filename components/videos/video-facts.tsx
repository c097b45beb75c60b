import { useTranslations } from 'next-intl'
import { useFormat } from '@/components/ui/use-format'
import { ArchiveDetails } from '@/components/videos/archive-details'
import { AskedFacts, Fact, Facts, Quiet } from '@/components/videos/facts'
import { warningSentence } from '@/components/videos/video-words'
import type { VideoDetailView } from '@/lib/videos/video-view'

type Props = { video: VideoDetailView; now: string; timeZone: string | null }

/** What was asked, what came, what it cost, and where it is kept. */
export const VideoFacts = ({ video, now, timeZone }: Props) => {
  const t = useTranslations('videos')
  const format = useFormat()
  const delivered = [
    `${video.width} × ${video.height}`,
    format.frameRate(video.framesPerSecond),
    format.seconds(video.durationSeconds),
    format.bytes(video.sizeBytes),
  ]
  return (
    <Facts>
      <AskedFacts of={video} now={now} timeZone={timeZone} />
      <Fact name={t('facts.delivered')}>
        {delivered.join(' · ')}
        {video.warnings.map((warning) => (
          <span key={warning.code} className="mt-0.5 block text-second">
            {warningSentence({ t, format }, warning)}
          </span>
        ))}
      </Fact>
      <Fact name={t('facts.cost')}>
        {t('facts.billed', { credits: format.number(video.billedCredits) })}
        <Quiet> · {t('facts.estimated', { credits: format.number(video.estimatedCredits) })}</Quiet>
      </Fact>
      <ArchiveDetails video={video} />
    </Facts>
  )
}
