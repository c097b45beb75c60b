'use client'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page-title'
import { TimeAgo } from '@/components/ui/time-ago'
import { useFormat } from '@/components/ui/use-format'
import { makeRequestId } from '@/lib/request-id'
import { startScreening } from '@/lib/screening/actions'
import { MOST_SCREENED, type OpenScreening } from '@/lib/screening/screening-view'

type Props = {
  /** The workspace's slug. */
  workspace: string
  /** Filters of the gallery, as an address has them. */
  query: string
  isToday: boolean
  /** The name of what is watched: a day, or the filters of the gallery. */
  title: string
  /** How many there are; one more than may be watched for more. */
  videos: number
  open: OpenScreening[]
  canLead: boolean
  now: string
  timeZone: string
}

/** What can be watched together, and screenings that go on, to join. */
export const ScreeningStart = ({ workspace, query, isToday, title, videos, ...rest }: Props) => {
  const t = useTranslations('screening')
  const words = useTranslations('videos')
  const format = useFormat()
  const router = useRouter()
  const { open, canLead, now, timeZone } = rest
  const [id] = useState(makeRequestId)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const start = async () => {
    if (busy) return
    setBusy(true)
    const answer = await startScreening({ workspace, id, title, query, timeZone }).catch(() => null)
    setBusy(false)
    if (answer?.ok) router.push(`/w/${workspace}/screening/${id}`)
    else setProblem(answer?.error.message ?? t('noAnswer'))
  }
  const countWords = (count: number) => words('count', { count, shown: format.count(count) })
  return (
    <div className="mx-auto max-w-2xl space-y-6 p-3 py-6 wide:p-8">
      <header className="space-y-1">
        <PageTitle>{t('title')}</PageTitle>
        <p className="text-second">{t('about')}</p>
      </header>
      <section aria-label={title} className="space-y-3 rounded-md border p-4">
        <p>
          <span className="font-medium">{title}</span>{' '}
          <span className="figures text-second">{countWords(Math.min(videos, MOST_SCREENED))}</span>
        </p>
        {videos > MOST_SCREENED && (
          <p className="text-second text-sm">{t('newestOnly', { most: MOST_SCREENED })}</p>
        )}
        {problem && <Notice role="alert">{problem}</Notice>}
        <div className="flex flex-wrap gap-2">
          {canLead && videos > 0 && (
            <Button variant="primary" busy={busy} onClick={start}>
              {t('start')}
            </Button>
          )}
          {videos === 0 && (
            <p className="basis-full text-second">{t(isToday ? 'noneToday' : 'none')}</p>
          )}
          <ButtonLink href={`/w/${workspace}/gallery${isToday ? '' : `?${query}`}`}>
            {t('chooseInGallery')}
          </ButtonLink>
        </div>
      </section>
      {open.length > 0 && (
        <section aria-labelledby="open-screenings" className="space-y-2">
          <h2 id="open-screenings" className="font-semibold text-base">
            {t('goingOn')}
          </h2>
          <ul>
            {open.map((screening) => (
              <li key={screening.id} className="border-t">
                <Link
                  href={`/w/${workspace}/screening/${screening.id}`}
                  prefetch={false}
                  className="flex min-h-12 flex-wrap items-center gap-x-3 rounded-md px-2 py-1 hover:bg-raised active:bg-pressed"
                >
                  <span
                    className="min-w-0 flex-1 basis-40 truncate font-medium"
                    title={screening.title}
                  >
                    {screening.title}
                  </span>
                  <span className="figures text-second text-sm">
                    {countWords(screening.videos)} · {screening.leaderName} ·{' '}
                    <TimeAgo at={screening.createdAt} now={now} />
                    {screening.watching > 0 && ` · ${t('watching', { count: screening.watching })}`}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
