import type { ReactNode } from 'react'
import { DisplayNameForm } from '@/components/auth/display-name-form'
import { PasswordForm } from '@/components/auth/password-form'
import { SessionList } from '@/components/auth/session-list'
import { SignOutButton } from '@/components/auth/sign-out-button'
import { ButtonLink } from '@/components/ui/button-link'
import type { AccountView } from '@/lib/auth/auth-view'

type Props = { account: AccountView; now: string }

export const AccountPage = ({ account, now }: Props) => (
  <>
    <div className="flex flex-wrap items-center justify-between gap-3">
      <div className="min-w-0">
        <h1 className="font-semibold text-xl">Account</h1>
        <p className="truncate text-second">{account.email}</p>
      </div>
      <div className="flex gap-2">
        <ButtonLink href="/">To the studio</ButtonLink>
        <SignOutButton />
      </div>
    </div>
    <Section title="Profile">
      <DisplayNameForm displayName={account.displayName} />
    </Section>
    <Section title="Password">
      <PasswordForm email={account.email} hasPassword={account.hasPassword} />
    </Section>
    <Section title="Sessions">
      <p className="mb-3 text-second">
        Where you are signed in. A session that is not used for 30 days ends by itself.
      </p>
      <SessionList sessions={account.sessions} now={now} />
    </Section>
  </>
)

const Section = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="mt-8">
    <h2 className="mb-3 font-semibold text-base">{title}</h2>
    {children}
  </section>
)
