import type { ReactNode } from 'react'

/** One sentence that teaches and one action, where a list has nothing to show. */
export const EmptyState = ({
  title,
  action,
  children,
}: {
  title: string
  action?: ReactNode
  children?: ReactNode
}) => (
  <div className="flex flex-col items-center gap-4 px-4 py-16 text-center low:flex-row low:justify-center low:py-4">
    <p className="max-w-prose text-base text-second">{title}</p>
    {children}
    {action}
  </div>
)
