import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ScreeningRoom } from '@/components/screening/screening-room'
import { loadScreening } from '@/lib/screening/loaders'
import { parseTimeZone, TIME_ZONE_COOKIE } from '@/lib/time-zone'

/** Dark in both themes. */
export const viewport: Viewport = { themeColor: '#100e0c' }

type Props = { params: Promise<{ workspace: string; screeningId: string }> }

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
  const { workspace, screeningId } = await params
  const found = await loadScreening(workspace, screeningId)
  return { title: found?.screening.title ?? (await getTranslations('screening'))('title') }
}

const Page = async ({ params }: Props) => {
  const { workspace, screeningId } = await params
  const found = await loadScreening(workspace, screeningId)
  if (!found) notFound()
  const timeZone = parseTimeZone((await cookies()).get(TIME_ZONE_COOKIE)?.value)
  return (
    <ScreeningRoom
      key={screeningId}
      workspace={workspace}
      now={new Date().toISOString()}
      timeZone={timeZone}
      {...found}
    />
  )
}

export default Page
