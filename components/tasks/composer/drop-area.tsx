'use client'
import type { ReactNode } from 'react'
import type { Dropped } from '@/components/inputs/dropped-files'
import { ACCEPT, type MediaKind } from '@/components/tasks/composer/take-files'
import { cx } from '@/components/ui/cx'

type Props = {
  label: string
  kind: MediaKind
  /** Several files at once. */
  several?: boolean
  name?: string
  /** The id of the message that says what is wrong here. */
  describedBy?: string
  /** Something is held above it. */
  over: boolean
  onFiles: (dropped: Dropped) => void
  /** What can be pressed under the words of a single place; it keeps them clear of `sources`. */
  below?: ReactNode
  /** The other ways to fill it: in its corner, or where `className` lays out several. */
  sources: ReactNode
  className?: string
  children: ReactNode
}

/** An empty place: files by a click or the keyboard; what is dropped, its surroundings take. */
export const DropArea = ({
  label,
  kind,
  several,
  name,
  describedBy,
  over,
  onFiles,
  below,
  sources,
  className,
  children,
}: Props) => (
  <div
    className={cx(
      'relative grid place-items-center rounded-picture border border-dashed text-center text-xs has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-ink has-[input:focus-visible]:outline-offset-2',
      over
        ? 'border-ink bg-raised text-ink'
        : describedBy
          ? 'border-2 border-ink text-ink'
          : 'border-edge text-second hover:border-second hover:text-ink',
      className,
    )}
  >
    <span aria-hidden="true" className={cx('px-3', !several && !below && 'pb-6 touch:pb-10')}>
      {children}
    </span>
    <input
      type="file"
      name={name}
      accept={ACCEPT[kind]}
      multiple={several}
      aria-label={label}
      aria-describedby={describedBy}
      data-invalid={describedBy ? true : undefined}
      onChange={(event) => {
        onFiles({ files: [...(event.currentTarget.files ?? [])], folders: 0 })
        // The same file chosen again must be a change again.
        event.currentTarget.value = ''
      }}
      className="absolute inset-0 cursor-pointer opacity-0"
    />
    {below}
    {sources}
  </div>
)
