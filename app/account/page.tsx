import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AccountPage } from '@/components/auth/account-page'
import { QuietFrame } from '@/components/auth/quiet-frame'
import { PushSection } from '@/components/push/push-section'
import { loadAccount, loadChosenLocale } from '@/lib/auth/loaders'
import { loadPush } from '@/lib/push/loaders'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('account'))('title'),
})

const Page = async () => {
  const now = new Date()
  const [account, chosenLocale] = [await loadAccount(now), await loadChosenLocale()]
  return (
    <QuietFrame width="wide">
      <AccountPage account={account} chosenLocale={chosenLocale} now={now.toISOString()} />
      <PushSection {...(await loadPush())} />
    </QuietFrame>
  )
}

export default Page
