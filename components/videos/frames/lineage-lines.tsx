import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useFormat } from '@/components/ui/use-format'
import { scriptLang } from '@/lib/script-lang'
import type { FrameLineage, LineageSource, LineageVideo } from '@/lib/videos/lineage-view'
import { videoTitle } from '@/lib/videos/video-title'

type Props = { lineage: FrameLineage; workspace: string }

/** Which videos this one came from, and which came from it: two quiet lines. */
export const LineageLines = ({ lineage, workspace }: Props) => {
  const { sources, continuedBy } = lineage
  if (sources.length === 0 && continuedBy.length === 0) return null
  return (
    <div className="space-y-1 text-second text-sm">
      {sources.length > 0 && (
        <p>
          {sources.map((source, at) => (
            <span key={`${source.kind} ${source.video.id} ${at}`}>
              {at > 0 && ' · '}
              <Source source={source} workspace={workspace} />
            </span>
          ))}
        </p>
      )}
      {continuedBy.length > 0 && <ContinuedBy lineage={lineage} workspace={workspace} />}
    </div>
  )
}

const Source = ({ source, workspace }: { source: LineageSource; workspace: string }) => {
  const t = useTranslations('frames.lineage')
  const format = useFormat()
  const video = () => <VideoLink video={source.video} workspace={workspace} />
  if (!('seconds' in source)) return t.rich(source.kind, { video })
  return t.rich(source.kind, { video, seconds: format.seconds(source.seconds) })
}

const ContinuedBy = ({ lineage: { continuedBy, hasMore }, workspace }: Props) => {
  const t = useTranslations('frames.lineage')
  return (
    <p>
      {t.rich('continuedBy', {
        videos: () =>
          continuedBy.map((video, at) => (
            <span key={video.id}>
              {at > 0 && ' · '}
              <VideoLink video={video} workspace={workspace} />
            </span>
          )),
      })}
      {hasMore && ` · ${t('more')}`}
    </p>
  )
}

const VideoLink = ({ video, workspace }: { video: LineageVideo; workspace: string }) => {
  const t = useTranslations()
  const title = videoTitle(video.prompt, t('videos.untitled'))
  return (
    <Link
      href={`/w/${workspace}/videos/${video.id}`}
      prefetch={false}
      lang={scriptLang(video.prompt)}
      className="rounded-xs font-medium text-ink underline decoration-edge underline-offset-2 hover:decoration-ink touch:py-3"
    >
      {t('frames.lineage.name', { title, take: video.takeNumber })}
    </Link>
  )
}
