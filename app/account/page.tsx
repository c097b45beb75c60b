import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AccountPage } from '@/components/auth/account-page'
import { QuietFrame } from '@/components/auth/quiet-frame'
import { PushSection } from '@/components/push/push-section'
import { BottomBar } from '@/components/shell/bottom-bar'
import { loadAccount, loadChosenLocale } from '@/lib/auth/loaders'
import { loadPush } from '@/lib/push/loaders'
import { loadWorkspaces } from '@/lib/workspaces/loaders'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('account'))('title'),
})

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const Page = async ({ searchParams }: Props) => {
  const now = new Date()
  const { from } = await searchParams
  const [account, chosenLocale] = [await loadAccount(now), await loadChosenLocale()]
  const workspaces = await loadWorkspaces()
  // The way back to where one came from; an account belongs to no workspace.
  const workspace = workspaces.find(({ slug }) => slug === from) ?? workspaces[0]
  const viewer = { name: account.displayName, email: account.email }
  return (
    <QuietFrame
      width="wide"
      below={workspace && <BottomBar workspace={workspace.slug} viewer={viewer} />}
    >
      <AccountPage account={account} chosenLocale={chosenLocale} now={now.toISOString()} />
      <PushSection {...(await loadPush())} />
    </QuietFrame>
  )
}

export default Page
