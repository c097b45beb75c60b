'use client'
import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { useFormat } from '@/components/ui/use-format'
import type { VideoDetailView } from '@/lib/videos/video-view'

type Props = { video: Pick<VideoDetailView, 'sha256' | 'sizeBytes' | 'deriveProblem'> }

/** That the file is safe, and one press away what proves it. A row of the facts. */
export const ArchiveDetails = ({ video }: Props) => {
  const t = useTranslations('videos.archive')
  const format = useFormat()
  const [open, setOpen] = useState(false)
  const id = useId()
  return (
    <>
      <dt className="text-second">{t('name')}</dt>
      <dd className="min-w-0">
        {t('safe')}
        <span className="text-second"> · </span>
        <button
          type="button"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
          className="-my-1 inline-flex min-h-6 items-center rounded-xs text-second underline decoration-edge underline-offset-2 hover:text-ink touch:-my-3.5 touch:min-h-12"
        >
          {t('details')}
        </button>
        <span id={id} hidden={!open} className="mt-1 block text-second text-xs">
          {t.rich('proof', {
            bytes: format.number(video.sizeBytes),
            sha: video.sha256,
            hash: (sha) => <span className="select-all break-all text-ink">{sha}</span>,
          })}
          {video.deriveProblem && (
            <span className="mt-1 block">{t(`noPreviews.${video.deriveProblem}`)}</span>
          )}
        </span>
      </dd>
    </>
  )
}
