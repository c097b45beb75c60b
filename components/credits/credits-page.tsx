import { useTranslations } from 'next-intl'
import { AdjustForm } from '@/components/credits/adjust-form'
import { BalanceFigures } from '@/components/credits/balance-figures'
import { CheckBooks } from '@/components/credits/check-books'
import { GrantForm } from '@/components/credits/grant-form'
import { Ledger } from '@/components/credits/ledger'
import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'
import { PageTitle } from '@/components/ui/page-title'
import type { LedgerLine } from '@/lib/credits/ledger-view'
import type { BalanceView } from '@/lib/tasks/task-view'

type Props = {
  workspace: string
  balance: BalanceView
  atRisk: number
  mode: 'emulated' | 'kling'
  entries: LedgerLine[]
  nextCursor: string | null
  /** Not the newest page. */
  older: boolean
  can: { grant: boolean; adjust: boolean; audit: boolean }
  /** ISO 8601. */
  now: string
}

export const CreditsPage = (props: Props) => {
  const { workspace, balance, atRisk, mode, entries, nextCursor, older, can, now } = props
  const t = useTranslations('credits')
  const here = `/w/${workspace}/credits`
  return (
    <div className="mx-auto max-w-5xl space-y-8 px-3 py-5 wide:px-5 wide:py-8">
      <section aria-labelledby="balance" className="space-y-6">
        <PageTitle id="balance">{t('title')}</PageTitle>
        <BalanceFigures balance={balance} atRisk={atRisk} mode={mode} />
        {/* The first keeps a line for what came of it. */}
        <div className="space-y-2 empty:hidden">
          {can.grant && <GrantForm workspace={workspace} />}
          {can.adjust && <AdjustForm workspace={workspace} />}
        </div>
      </section>
      <section aria-labelledby="ledger">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4 pb-1">
          <h2 id="ledger" className="font-semibold text-base">
            {t('ledger.title')}
          </h2>
          {can.audit && <CheckBooks workspace={workspace} />}
        </div>
        {entries.length > 0 ? (
          <Ledger entries={entries} workspace={workspace} now={now} />
        ) : (
          <EmptyState title={t(older ? 'nothingOlder' : 'empty')} />
        )}
        <div className="flex justify-center gap-2 py-6">
          {older && <ButtonLink href={here}>{t('newest')}</ButtonLink>}
          {nextCursor && (
            <ButtonLink href={`${here}?before=${encodeURIComponent(nextCursor)}`} prefetch={false}>
              {t('older')}
            </ButtonLink>
          )}
        </div>
      </section>
    </div>
  )
}
