import { formatCredits } from '@/lib/format'
import type { BalanceView } from '@/lib/tasks/task-view'

type Props = {
  balance: BalanceView
  /** How much of what is held may be lost, because nobody knows how its task ends. */
  atRisk: number
  mode: 'emulated' | 'kling'
}

/** What can be spent, and what is set aside for tasks that have not ended. */
export const BalanceFigures = ({ balance, atRisk, mode }: Props) => (
  <dl className="flex flex-wrap gap-x-10 gap-y-4">
    <Figure name="Available" value={formatCredits(balance.available)} />
    <Figure
      name="Held for tasks on the way"
      value={formatCredits(balance.held)}
      more={atRisk > 0 ? `of these ${formatCredits(atRisk)} at risk` : null}
    />
    <div className="max-w-72 self-end">
      <dt className="sr-only">Kind</dt>
      <dd className="text-third text-xs">
        {mode === 'emulated'
          ? 'Demo credits. They pay for nothing real, and real ones never pay for a demo.'
          : 'Real credits of your Kling account, as counted here.'}
      </dd>
    </div>
  </dl>
)

type FigureProps = { name: string; value: string; more?: string | null }

const Figure = ({ name, value, more }: FigureProps) => (
  <div className="flex flex-col-reverse">
    <dt className="text-second">{name}</dt>
    <dd className="figures">
      <span className="font-semibold text-2xl">{value}</span>
      {more && <span className="text-second"> {more}</span>}
    </dd>
  </div>
)
