import { cx } from '@/components/ui/cx'

/** The last of its parts, where it is short: what tells "…, 1.00 s" from "…, 2.00 s", or a version. */
const LAST_PART = /(?:, [^,]{1,12}|[ _-][^ _-]{1,12})$/

type Props = { name: string; className?: string }

/** A name on one line. Where it has no room it is cut before its end, by which such names differ. */
export const KeptEnd = ({ name, className }: Props) => {
  // The space before it stays with what may be cut: it would gape after the dots.
  const end = LAST_PART.exec(name)?.[0].trimStart() ?? ''
  return (
    <span title={name} className={cx('flex min-w-0 overflow-hidden', className)}>
      <span className="truncate whitespace-pre">{name.slice(0, name.length - end.length)}</span>
      <span className="shrink-0 whitespace-pre">{end}</span>
    </span>
  )
}
