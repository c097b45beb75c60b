import type { ReactNode } from 'react'

/**
 * Where the page says what concerns all of it: at the foot of the window, over the videos, so that
 * nothing moves when a word comes or goes. The ground around them keeps them from what they lie over.
 */
export const NewsDock = ({ children }: { children: ReactNode }) => (
  <div className="sticky bottom-20 z-10 flex flex-col gap-2 *:shadow-[0_0_0_12px_var(--color-ground)] empty:hidden wide:bottom-5">
    {children}
  </div>
)
