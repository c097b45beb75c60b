import type { ReactNode } from 'react'
import { cx } from '@/components/ui/cx'

type Props = {
  /** `loss` only where money or data is really lost. */
  tone?: 'plain' | 'strong' | 'loss'
  /** `alert` interrupts, `status` waits its turn; without one nothing is announced. */
  role?: 'alert' | 'status'
  action?: ReactNode
  className?: string
  children: ReactNode
}

const TONES = {
  plain: 'bg-raised text-second',
  strong: 'border border-edge bg-panel text-ink',
  loss: 'border border-loss bg-panel text-loss',
}

export const Notice = ({ tone = 'plain', role, action, className, children }: Props) => (
  <div
    role={role}
    className={cx(
      'flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-md px-3 py-2',
      TONES[tone],
      className,
    )}
  >
    <div className="min-w-0 flex-1 basis-48">{children}</div>
    {action}
  </div>
)
