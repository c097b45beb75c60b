import { cx } from '@/components/ui/cx'
import { useFormat } from '@/components/ui/use-format'

/** An amount of credits, in figures of one width. The unit stands beside it, in words. */
export const Credits = ({ value, className }: { value: number; className?: string }) => (
  <span className={cx('figures', className)}>{useFormat().number(value)}</span>
)
