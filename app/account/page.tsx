import type { Metadata } from 'next'
import { AccountPage } from '@/components/auth/account-page'
import { QuietFrame } from '@/components/auth/quiet-frame'
import { loadAccount } from '@/lib/auth/loaders'

export const metadata: Metadata = { title: 'Account' }

const Page = async () => {
  const now = new Date()
  const account = await loadAccount(now)
  return (
    <QuietFrame width="wide">
      <AccountPage account={account} now={now.toISOString()} />
    </QuietFrame>
  )
}

export default Page
