import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ScreeningRoom } from '@/components/screening/screening-room'
import { loadScreening } from '@/lib/screening/loaders'

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
  return <ScreeningRoom key={screeningId} workspace={workspace} {...found} />
}

export default Page
