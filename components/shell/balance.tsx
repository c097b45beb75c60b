import Link from 'next/link'
import { formatCredits } from '@/lib/format'
import type { BalanceView } from '@/lib/tasks/task-view'

type Props = { workspace: string; balance: BalanceView }

/** "12,480 credits · 880 held"; on a narrow screen the number alone. */
export const Balance = ({ workspace, balance }: Props) => (
  <Link
    href={`/w/${workspace}/credits`}
    className="figures flex min-h-8 items-center whitespace-nowrap rounded-md text-second hover:text-ink touch:min-h-12"
    aria-label={`${formatCredits(balance.available)} credits available, ${formatCredits(balance.held)} held`}
  >
    <span className="font-semibold text-ink">{formatCredits(balance.available)}</span>
    <span className="max-wide:sr-only">
      &nbsp; credits{balance.held > 0 && ` · ${formatCredits(balance.held)} held`}
    </span>
  </Link>
)
