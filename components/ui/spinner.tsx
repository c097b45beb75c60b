import { cx } from '@/components/ui/cx'

/** A turning arc. It says nothing by itself: whoever shows it names what is busy. */
export const Spinner = ({ className }: { className?: string }) => (
  <svg
    viewBox="0 0 16 16"
    className={cx('size-4 animate-spin', className)}
    aria-hidden="true"
    fill="none"
    stroke="currentColor"
    strokeWidth="2"
    strokeLinecap="round"
  >
    <circle cx="8" cy="8" r="6" opacity="0.25" />
    <path d="M8 2a6 6 0 0 1 6 6" />
  </svg>
)
