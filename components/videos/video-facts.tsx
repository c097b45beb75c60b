import type { ReactNode } from 'react'
import { ArchiveDetails } from '@/components/videos/archive-details'
import { When } from '@/components/videos/when'
import { formatBytes, formatCredits, formatFrameRate, formatSeconds } from '@/lib/format'
import { typeLabel } from '@/lib/videos/type-label'
import type { VideoDetailView } from '@/lib/videos/video-view'
import { settingsLine, warningSentence } from '@/lib/videos/video-words'

type Props = { video: VideoDetailView; now: string; timeZone: string | null }

/** What was asked, what came, what it cost, and where it is kept. */
export const VideoFacts = ({ video, now, timeZone }: Props) => {
  const settings = settingsLine(video.settings)
  const delivered = [
    `${video.width} × ${video.height}`,
    formatFrameRate(video.framesPerSecond),
    formatSeconds(video.durationSeconds),
    formatBytes(video.sizeBytes),
  ]
  return (
    <dl className="grid grid-cols-[5.5rem_minmax(0,1fr)] gap-x-4 gap-y-1.5 wide:grid-cols-[6rem_minmax(0,1fr)]">
      <Fact name="By">
        {video.member.name}
        <Quiet>
          {' '}
          · <When at={video.createdAt} now={now} timeZone={timeZone} />
        </Quiet>
      </Fact>
      <Fact name="Project">{video.project.name}</Fact>
      <Fact name="Model">
        {typeLabel(video.type)}
        {video.providerMode === 'emulated' && <Quiet> · demo</Quiet>}
      </Fact>
      {settings && <Fact name="Settings">{settings}</Fact>}
      {video.settings.negativePrompt && (
        <Fact name="Avoid">
          <span className="break-words">{video.settings.negativePrompt}</span>
        </Fact>
      )}
      <Fact name="Delivered">
        {delivered.join(' · ')}
        {video.warnings.map((warning) => (
          <span key={warning.code} className="mt-0.5 block text-second">
            {warningSentence(warning)}
          </span>
        ))}
      </Fact>
      <Fact name="Cost">
        {formatCredits(video.billedCredits)} billed
        <Quiet> · {formatCredits(video.estimatedCredits)} estimated</Quiet>
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
