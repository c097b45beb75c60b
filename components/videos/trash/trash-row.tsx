'use client'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { CheckBox } from '@/components/ui/check-box'
import { TimeAgo } from '@/components/ui/time-ago'
import { Poster } from '@/components/videos/poster'
import { shotAndTake } from '@/components/videos/video-words'
import { scriptLang } from '@/lib/script-lang'
import type { TrashedVideo } from '@/lib/videos/trash-view'
import { videoTitle } from '@/lib/videos/video-title'

type Props = {
  of: TrashedVideo
  workspace: string
  /** ISO 8601. */
  now: string
  chosen: boolean
  /** Null where nothing can be chosen. */
  onChoose: ((chosen: boolean) => void) | null
  onRestore: () => void
}

export const TrashRow = ({ of: { video, note }, workspace, now, chosen, ...does }: Props) => {
  const t = useTranslations('trash')
  const words = useTranslations('videos')
  const title = videoTitle(video.prompt, words('untitled'))
  const place = shotAndTake(words, video)
  const facts = [video.project.name, place, video.member.name].join(' · ')
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b py-2.5">
      <div className="flex min-w-0 flex-1 basis-64 items-center gap-3">
        {does.onChoose && (
          <CheckBox
            label={t('choose', { title, place })}
            checked={chosen}
            onChange={(event) => does.onChoose?.(event.target.checked)}
            className="-m-1 touch:-mx-2"
          />
        )}
        <Link
          href={`/w/${workspace}/videos/${video.id}`}
          prefetch={false}
          className="group flex min-w-0 flex-1 items-center gap-3 rounded-picture"
        >
          <span className="relative block aspect-video w-24 shrink-0 overflow-hidden rounded-picture">
            <Poster video={video} />
          </span>
          <span className="min-w-0 flex-1">
            <span
              className="line-clamp-2 font-medium group-hover:underline"
              lang={scriptLang(video.prompt)}
            >
              {title}
            </span>
            <span className="figures block truncate text-second text-xs" title={facts}>
              {facts}
            </span>
          </span>
        </Link>
      </div>
      <div className="flex flex-1 basis-56 items-center justify-between gap-3 sm:flex-none">
        <p className="figures text-second text-xs sm:text-right">
          <span className="block">
            {t.rich('deletedBy', {
              name: note.by ?? t('somebody'),
              ago: () => <TimeAgo at={note.trashedAt} now={now} />,
            })}
          </span>
          <span className="block">{t('daysLeft', { count: note.daysLeft })}</span>
        </p>
        {note.mayRestore && (
          <Button aria-label={t('restoreNamed', { title, place })} onClick={does.onRestore}>
            {t('restore')}
          </Button>
        )}
      </div>
    </li>
  )
}
