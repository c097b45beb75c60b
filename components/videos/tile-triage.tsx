'use client'
import { Check, EllipsisVertical, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { cx } from '@/components/ui/cx'
import { IconButton } from '@/components/ui/icon-button'
import { Menu } from '@/components/ui/menu'
import { useTriage } from '@/components/videos/use-triage'
import type { VideoChoice } from '@/lib/videos/decision'
import type { VideoView } from '@/lib/videos/video-view'

type Props = { video: VideoView; workspace: string; choice: VideoChoice | null; finger: boolean }

/** Select and Reject for the pointer and the finger; the keyboard has S and X on the tile itself. */
export const TileTriage = ({ video, workspace, choice, finger }: Props) => {
  const t = useTranslations('gallery.triage')
  const decide = useTriage(workspace)
  if (finger) {
    const item = (of: VideoChoice) => ({
      label: t(choice === of ? `${of}Back` : of),
      onSelect: () => decide(video, of),
    })
    return (
      <Menu
        label={t('menu', { shot: video.shotNumber, take: video.takeNumber })}
        trigger={
          <span className="grid size-12 place-items-center">
            <span className="grid size-7 place-items-center rounded-full bg-scrim text-on-picture">
              <EllipsisVertical className="size-4" aria-hidden />
            </span>
          </span>
        }
        items={[item('select'), item('reject')]}
        className="absolute! top-0 right-0"
      />
    )
  }
  const button = (of: VideoChoice, Icon: typeof Check) => (
    <IconButton
      label={t(of)}
      title={t(`${of}Key`)}
      size="sm"
      tone="picture"
      tabIndex={-1}
      aria-pressed={choice === of}
      onClick={() => decide(video, of)}
      className={cx(choice === of && 'bg-ink! text-ground!')}
    >
      <Icon className="size-3.5" aria-hidden />
    </IconButton>
  )
  return (
    <span className="absolute top-2 right-2 flex gap-1">
      {button('select', Check)}
      {button('reject', X)}
    </span>
  )
}
