import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useFormat } from '@/components/ui/use-format'
import { ArchiveDetails } from '@/components/videos/archive-details'
import { typeLabel } from '@/components/videos/type-label'
import { settingsLine, warningSentence } from '@/components/videos/video-words'
import { When } from '@/components/videos/when'
import { scriptLang } from '@/lib/script-lang'
import type { VideoDetailView } from '@/lib/videos/video-view'

type Props = { video: VideoDetailView; now: string; timeZone: string | null }

/** What was asked, what came, what it cost, and where it is kept. */
export const VideoFacts = ({ video, now, timeZone }: Props) => {
  const t = useTranslations('videos')
  const format = useFormat()
  const settings = settingsLine({ t, format }, video.settings)
  const delivered = [
    `${video.width} × ${video.height}`,
    format.frameRate(video.framesPerSecond),
    format.seconds(video.durationSeconds),
    format.bytes(video.sizeBytes),
  ]
  return (
    <dl className="grid grid-cols-[5.5rem_minmax(0,1fr)] gap-x-4 gap-y-1.5 wide:grid-cols-[6rem_minmax(0,1fr)]">
      <Fact name={t('facts.by')}>
        {video.member.name}
        <Quiet>
          {' '}
          · <When at={video.createdAt} now={now} timeZone={timeZone} />
        </Quiet>
      </Fact>
      <Fact name={t('facts.project')}>{video.project.name}</Fact>
      <Fact name={t('facts.model')}>
        {typeLabel(t, video.type)}
        {video.providerMode === 'emulated' && <Quiet> · {t('facts.demo')}</Quiet>}
      </Fact>
      {settings && <Fact name={t('facts.settings')}>{settings}</Fact>}
      {video.settings.negativePrompt && (
        <Fact name={t('facts.avoid')}>
          <span className="break-words" lang={scriptLang(video.settings.negativePrompt)}>
            {video.settings.negativePrompt}
          </span>
        </Fact>
      )}
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
      <ArchiveDetails sha256={video.sha256} sizeBytes={video.sizeBytes} />
    </dl>
  )
}

export const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <>
    <dt className="text-second">{name}</dt>
    <dd className="figures min-w-0">{children}</dd>
  </>
)

const Quiet = ({ children }: { children: ReactNode }) => (
  <span className="text-second">{children}</span>
)
