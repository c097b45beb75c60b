'use client'
import { cx } from '@/components/ui/cx'

/** The first input of a task; an empty place of the same size where it has none. */
export const TaskPicture = ({ url, className }: { url: string | null; className?: string }) =>
  url ? (
    <img
      src={url}
      alt=""
      className={cx('shrink-0 rounded-picture bg-raised object-cover', className)}
    />
  ) : (
    <span className={cx('shrink-0 rounded-picture bg-raised', className)} />
  )
