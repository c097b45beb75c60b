import type { ReactNode } from 'react'

/** The heading of a page that begins with words, and not with a picture or the way to it. */
export const PageTitle = ({ id, children }: { id?: string; children: ReactNode }) => (
  <h1 id={id} className="font-semibold text-xl">
    {children}
  </h1>
)
