'use client'
import { useTranslations } from 'next-intl'
import { TimeAgo } from '@/components/ui/time-ago'
import type { ShareLinkView } from '@/lib/share/share-view'

type Props = { link: ShareLinkView; now?: string | undefined }

/** "Mina · 7 views, last 2 h ago · ends in 6 days · password · may comment, approve" */
export const LinkFacts = ({ link, now }: Props) => {
  const t = useTranslations('share.links')
  const { lastViewedAt, expiresAt, may, shows } = link
  const ago = (at: string) => () => <TimeAgo at={at} {...(now ? { now } : {})} />
  const list = (words: string[]) => words.join(', ')
  return (
    <>
      <p className="text-second text-xs wrap-anywhere">
        {link.makerName} · {link.videos > 1 && `${t('videos', { count: link.videos })} · `}
        {lastViewedAt
          ? t.rich('views', { count: link.views, ago: ago(lastViewedAt) })
          : t('neverViewed')}
        {link.state === 'live' && (
          <> · {expiresAt ? t.rich('ends', { ago: ago(expiresAt) }) : t('endless')}</>
        )}
      </p>
      <p className="text-third text-xs wrap-anywhere">
        {[
          link.hasPassword ? t('password') : null,
          may.length > 0
            ? t('may', { what: list(may.map((right) => t(`rights.${right}`))) })
            : t('mayLook'),
          shows.length > 0
            ? t('shows', { what: list(shows.map((fact) => t(`facts.${fact}`))) })
            : null,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </>
  )
}
