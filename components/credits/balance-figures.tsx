import { useTranslations } from 'next-intl'
import { useFormat } from '@/components/ui/use-format'
import type { BalanceView } from '@/lib/tasks/task-view'

type Props = {
  balance: BalanceView
  /** How much of what is held may be lost, because nobody knows how its task ends. */
  atRisk: number
  mode: 'emulated' | 'kling'
}

/** What can be spent, and what is set aside for tasks that have not ended. */
export const BalanceFigures = ({ balance, atRisk, mode }: Props) => {
  const t = useTranslations('credits')
  const format = useFormat()
  return (
    <dl className="flex flex-wrap gap-x-10 gap-y-4">
      <Figure name={t('available')} value={format.number(balance.available)} />
      <Figure
        name={t('held')}
        value={format.number(balance.held)}
        more={atRisk > 0 ? t('atRisk', { credits: format.number(atRisk) }) : null}
      />
      <div className="max-w-72 self-end">
        <dt className="sr-only">{t('kind')}</dt>
        <dd className="text-third text-xs">{t(mode === 'emulated' ? 'demo' : 'real')}</dd>
      </div>
    </dl>
  )
}

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
