import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AuthPanel } from '@/components/auth/auth-panel'
import { SignInForm } from '@/components/auth/sign-in-form'
import { loadSignIn } from '@/lib/auth/loaders'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('auth.signIn'))('title'),
})

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const Page = async ({ searchParams }: Props) => {
  const facts = await loadSignIn(await searchParams)
  const t = await getTranslations('auth.signIn')
  return (
    <AuthPanel title={t('title')} lead={t('lead')}>
      <SignInForm {...facts} />
      <p className="mt-6 text-third text-xs">{t('noAccount')}</p>
    </AuthPanel>
  )
}

export default Page
