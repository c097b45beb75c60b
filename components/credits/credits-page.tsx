import { BalanceFigures } from '@/components/credits/balance-figures'
import { GrantForm } from '@/components/credits/grant-form'
import { Ledger } from '@/components/credits/ledger'
import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'
import type { LedgerLine } from '@/lib/credits/ledger-view'
import type { BalanceView } from '@/lib/tasks/task-view'

type Props = {
  workspace: string
  balance: BalanceView
  mode: 'emulated' | 'kling'
  entries: LedgerLine[]
  nextCursor: string | null
  /** Not the newest page. */
  older: boolean
  canGrant: boolean
  /** ISO 8601. */
  now: string
}

export const CreditsPage = (props: Props) => {
  const { workspace, balance, mode, entries, nextCursor, older, canGrant, now } = props
  const here = `/w/${workspace}/credits`
  return (
    <div className="mx-auto max-w-5xl space-y-8 px-3 py-5 wide:px-5 wide:py-8">
      <section aria-labelledby="balance" className="space-y-6">
        <h1 id="balance" className="font-semibold text-base">
          Credits
        </h1>
        <BalanceFigures balance={balance} mode={mode} />
        {canGrant && <GrantForm workspace={workspace} />}
      </section>
      <section aria-labelledby="ledger">
        <h2 id="ledger" className="pb-1 font-semibold text-base">
          Ledger
        </h2>
        {entries.length > 0 ? (
          <Ledger entries={entries} workspace={workspace} now={now} />
        ) : (
          <EmptyState
            title={
              older
                ? 'Nothing is older than this.'
                : 'Every credit that comes, waits or goes will stand here.'
            }
          />
        )}
        <div className="flex justify-center gap-2 py-6">
          {older && <ButtonLink href={here}>Newest</ButtonLink>}
          {nextCursor && (
            <ButtonLink href={`${here}?before=${encodeURIComponent(nextCursor)}`} prefetch={false}>
              Older
            </ButtonLink>
          )}
        </div>
      </section>
    </div>
  )
}
