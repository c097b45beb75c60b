import { Player } from '@/components/videos/player'
import { UsedInputs } from '@/components/videos/used-inputs'
import { VideoActions } from '@/components/videos/video-actions'
import { VideoFacts } from '@/components/videos/video-facts'
import { VideoHeader } from '@/components/videos/video-header'
import { scriptLang } from '@/lib/script-lang'
import type { VideoDetailView } from '@/lib/videos/video-view'

type Props = {
  video: VideoDetailView
  /** The workspace's slug. */
  workspace: string
  /** ISO 8601. */
  now: string
  timeZone: string | null
  canSubmit: boolean
}

const SHORTCUTS: [keys: string[], what: string][] = [
  [['Space'], 'play'],
  [[',', '.'], 'one frame'],
  [['J', 'K', 'L'], 'wind'],
  [['F'], 'full screen'],
  [['←', '→'], 'newer, older'],
]

/** The picture on the left, what is known about it on the right; below each other when narrow. */
export const VideoPage = ({ video, workspace, now, timeZone, canSubmit }: Props) => (
  // The columns stand before the second one has arrived: a page is painted while it still comes in.
  <div className="wide:grid wide:min-h-[calc(100dvh-var(--bar,3rem))] wide:grid-cols-[minmax(0,1fr)_380px]">
    <div className="min-w-0 space-y-3 p-3 wide:p-4 wide:px-5">
      <VideoHeader video={video} workspace={workspace} />
      <Player key={video.id} video={video} />
      <p className="flex flex-wrap gap-x-4 text-third text-xs touch:hidden">
        {SHORTCUTS.map(([keys, what]) => (
          <span key={what} className="flex items-center gap-1">
            {keys.map((key) => (
              <kbd
                key={key}
                className="grid h-5 min-w-5 place-items-center rounded-xs border border-edge px-1 font-sans text-2xs"
              >
                {key}
              </kbd>
            ))}
            <span className="ml-0.5">{what}</span>
          </span>
        ))}
      </p>
    </div>
    <aside aria-label="About this video" className="space-y-4 p-3 wide:border-l wide:p-4">
      <p className="whitespace-pre-wrap break-words text-base" lang={scriptLang(video.prompt)}>
        {video.prompt}
      </p>
      <VideoFacts video={video} now={now} timeZone={timeZone} />
      <VideoActions key={video.id} video={video} workspace={workspace} canSubmit={canSubmit} />
      <UsedInputs settings={video.settings} workspace={workspace} />
    </aside>
  </div>
)
