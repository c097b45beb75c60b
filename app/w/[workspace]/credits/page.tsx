import type { Metadata } from 'next'
import { CreditsPage } from '@/components/credits/credits-page'
import { loadCredits } from '@/lib/credits/loaders'

export const metadata: Metadata = { title: 'Credits' }

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
