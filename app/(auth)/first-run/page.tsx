import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AuthPanel } from '@/components/auth/auth-panel'
import { FirstRunForm } from '@/components/auth/first-run-form'
import { loadFirstRun } from '@/lib/auth/loaders'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('auth.firstRun'))('pageTitle'),
})

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const Page = async ({ searchParams }: Props) => {
  const facts = await loadFirstRun(await searchParams)
  const t = await getTranslations('auth.firstRun')
  return (
    <AuthPanel title={t('title')} lead={t('lead')}>
      <FirstRunForm {...facts} />
    </AuthPanel>
  )
}

export default Page
