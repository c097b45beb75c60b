import { cx } from '@/components/ui/cx'

/** The lamp. Amber only while something generates: nothing else in the studio may light it. */
export const Mark = ({ lit, className }: { lit: boolean; className?: string }) => (
  <span
    data-mark
    aria-hidden="true"
    className={cx(
      'inline-block size-2 rounded-full transition-colors',
      lit ? 'bg-live-mark' : 'border border-edge bg-transparent',
      className,
    )}
  />
)
