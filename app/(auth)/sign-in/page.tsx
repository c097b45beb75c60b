import type { Metadata } from 'next'
import { AuthPanel } from '@/components/auth/auth-panel'
import { SignInForm } from '@/components/auth/sign-in-form'
import { loadSignIn } from '@/lib/auth/loaders'

export const metadata: Metadata = { title: 'Sign in' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const Page = async ({ searchParams }: Props) => {
  const facts = await loadSignIn(await searchParams)
  return (
    <AuthPanel
      title="Sign in"
      lead="Dailies is your team’s studio for Kling video: write a prompt, see the price, find every take again."
    >
      <SignInForm {...facts} />
      <p className="mt-6 text-third text-xs">No account yet? Ask the owner of this studio.</p>
    </AuthPanel>
  )
}

export default Page
