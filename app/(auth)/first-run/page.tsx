import type { Metadata } from 'next'
import { AuthPanel } from '@/components/auth/auth-panel'
import { FirstRunForm } from '@/components/auth/first-run-form'
import { loadFirstRun } from '@/lib/auth/loaders'

export const metadata: Metadata = { title: 'Set up' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const Page = async ({ searchParams }: Props) => {
  const facts = await loadFirstRun(await searchParams)
  return (
    <AuthPanel
      title="Set up your studio"
      lead="You are the first one here. This creates your account, the owner’s, and the workspace that your team will share."
    >
      <FirstRunForm {...facts} />
    </AuthPanel>
  )
}

export default Page
