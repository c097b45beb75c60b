import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useFormat } from '@/components/ui/use-format'
import type { BalanceView } from '@/lib/tasks/task-view'

type Props = { workspace: string; balance: BalanceView }

/** "12,480 credits · 880 held"; on a narrow screen the number alone. */
export const Balance = ({ workspace, balance }: Props) => {
  const t = useTranslations('shell.balance')
  const format = useFormat()
  const available = format.number(balance.available)
  const held = format.number(balance.held)
  return (
    <Link
      href={`/w/${workspace}/credits`}
      className="figures flex min-h-8 items-center whitespace-pre rounded-md text-second hover:text-ink touch:min-h-12"
    >
      {t.rich('available', {
        available,
        figure: (figure) => <span className="font-semibold text-ink">{figure}</span>,
        words: (words) => <span className="max-wide:sr-only">{words}</span>,
      })}
      {balance.held > 0 && <span className="max-wide:sr-only"> · {t('held', { held })}</span>}
    </Link>
  )
}
