import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { getLocale, getTranslations } from 'next-intl/server'
import { ScreeningStart } from '@/components/screening/screening-start'
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
  const { query, isToday, ...rest } = await loadScreenings(workspace, await searchParams, {
    ...{ today, timeZone },
  })
  const t = await getTranslations('screening')
  const format = formatFor(await getLocale())
  const day = query.date && /^\d{4}-\d\d-\d\d$/.test(query.date) ? query.date : null
  const title = day ? format.spellDay(day, today) : t('filtered')
  return (
    <ScreeningStart
      workspace={workspace}
      query={galleryQueryString(query)}
      now={now.toISOString()}
      {...{ isToday, title, timeZone }}
      {...rest}
    />
  )
}

export default ScreeningPage
