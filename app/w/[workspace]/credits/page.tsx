import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { CreditsPage } from '@/components/credits/credits-page'
import { loadCredits } from '@/lib/credits/loaders'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('credits'))('title'),
})

type Props = {
  params: Promise<{ workspace: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const Page = async ({ params, searchParams }: Props) => {
  const [{ workspace }, { before }] = await Promise.all([params, searchParams])
  const cursor = typeof before === 'string' ? before : undefined
  const { workspace: _, ...view } = await loadCredits(workspace, cursor)
  return (
    <CreditsPage
      {...view}
      workspace={workspace}
      older={cursor !== undefined}
      now={new Date().toISOString()}
    />
  )
}

export default Page
