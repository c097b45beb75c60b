import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { DisplayNameForm } from '@/components/auth/display-name-form'
import { LanguageSelect } from '@/components/auth/language-select'
import { PasswordForm } from '@/components/auth/password-form'
import { SessionList } from '@/components/auth/session-list'
import { SignOutButton } from '@/components/auth/sign-out-button'
import { UndoSendSwitch } from '@/components/auth/undo-send-switch'
import { ButtonLink } from '@/components/ui/button-link'
import { PageTitle } from '@/components/ui/page-title'
import type { AccountView } from '@/lib/auth/auth-view'
import type { Locale } from '@/lib/intl/locale'

type Props = { account: AccountView; chosenLocale: Locale | null; now: string }

export const AccountPage = ({ account, chosenLocale, now }: Props) => {
  const t = useTranslations('account')
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div className="min-w-0">
          <PageTitle>{t('title')}</PageTitle>
          <p className="truncate text-second">{account.email}</p>
        </div>
        <div className="flex flex-wrap gap-2">
          <ButtonLink href="/">{t('toStudio')}</ButtonLink>
          <SignOutButton />
        </div>
      </div>
      <Section title={t('profile.title')}>
        <DisplayNameForm displayName={account.displayName} />
      </Section>
      <Section title={t('language')}>
        <p className="mb-3 text-second">{t('languageLead')}</p>
        <LanguageSelect chosen={chosenLocale} className="w-full max-w-80" />
      </Section>
      <Section title={t('undoSend.title')}>
        <UndoSendSwitch on={account.undoSend} />
      </Section>
      <Section title={t('password.title')}>
        <PasswordForm email={account.email} hasPassword={account.hasPassword} />
      </Section>
      <Section title={t('sessions.title')}>
        <p className="mb-3 text-second">{t('sessions.lead')}</p>
        <SessionList sessions={account.sessions} now={now} />
      </Section>
    </>
  )
}

const Section = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="mt-8">
    <h2 className="mb-3 font-semibold text-base">{title}</h2>
    {children}
  </section>
)
