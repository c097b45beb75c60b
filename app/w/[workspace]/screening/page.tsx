import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { getLocale, getTranslations } from 'next-intl/server'
import { ScreeningStart } from '@/components/screening/screening-start'
import { screeningTitle } from '@/components/screening/screening-title'
import { loadCollectionNames } from '@/lib/collections/loaders'
import { dayKeyOf, formatFor } from '@/lib/intl/format'
import { loadScreenings } from '@/lib/screening/loaders'
import { parseTimeZone, TIME_ZONE_COOKIE } from '@/lib/time-zone'
import { galleryQueryString } from '@/lib/videos/gallery-query'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('screening'))('title'),
})

type Props = {
  params: Promise<{ workspace: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const ScreeningPage = async ({ params, searchParams }: Props) => {
  const { workspace } = await params
  const now = new Date()
  const timeZone = parseTimeZone((await cookies()).get(TIME_ZONE_COOKIE)?.value) ?? 'UTC'
  const today = dayKeyOf(now, timeZone)
  const asked = await searchParams
  const [{ query, isToday, projects, members, ...rest }, collections] = await Promise.all([
    loadScreenings(workspace, asked, { today, timeZone }),
    loadCollectionNames(workspace),
  ])
  const [t, gallery, videos] = await Promise.all([
    getTranslations('screening'),
    getTranslations('gallery'),
    getTranslations('videos'),
  ])
  const format = formatFor(await getLocale())
  const words = { t: gallery, videos, format, query, today, projects, members, collections }
  return (
    <ScreeningStart
      workspace={workspace}
      query={galleryQueryString(query)}
      now={now.toISOString()}
      title={screeningTitle(words) ?? t('filtered')}
      {...{ isToday, timeZone }}
      {...rest}
    />
  )
}

export default ScreeningPage
