import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { LockedLink } from '@/components/share/locked-link'
import { ShareFrame } from '@/components/share/share-frame'
import { SharedPage } from '@/components/share/shared-page'
import { loadShared } from '@/lib/share/loaders'
import { sharePreview } from '@/lib/share/share-preview'
import { parseTimeZone, TIME_ZONE_COOKIE } from '@/lib/time-zone'

type Props = { params: Promise<{ token: string }> }

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
  const { token } = await params
  const shared = await loadShared(token)
  const t = await getTranslations('share')
  if (shared.state === 'locked') return { title: t('locked.title') }
  if (shared.state !== 'open') return { title: t('closed.title') }
  // Behind a password nobody who makes previews comes, and there is no player to put in a frame.
  if (shared.hasPassword) return { title: { absolute: shared.link.title }, description: null }
  return sharePreview(shared.link, {
    base: shared.base,
    page: `/share/${token}`,
    player: `/api/share/${token}/player`,
  })
}

/** No loading state on purpose: it would begin the answer, and with it say 200, too early. */
const Page = async ({ params }: Props) => {
  const { token } = await params
  const shared = await loadShared(token)
  if (shared.state === 'closed') notFound()
  return (
    <ShareFrame>
      {shared.state === 'locked' ? (
        <LockedLink token={token} />
      ) : (
        <SharedPage
          token={token}
          link={shared.link}
          review={shared.review}
          own={shared.own}
          now={new Date().toISOString()}
          timeZone={parseTimeZone((await cookies()).get(TIME_ZONE_COOKIE)?.value)}
        />
      )}
    </ShareFrame>
  )
}

export default Page
