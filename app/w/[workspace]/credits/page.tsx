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
  const { balance, mode, entries, nextCursor, canGrant } = await loadCredits(workspace, cursor)
  return (
    <CreditsPage
      workspace={workspace}
      balance={balance}
      mode={mode}
      entries={entries}
      nextCursor={nextCursor}
      older={cursor !== undefined}
      canGrant={canGrant}
      now={new Date().toISOString()}
    />
  )
}

export default Page
