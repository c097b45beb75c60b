import type { ReactNode } from 'react'
import { Announcer } from '@/components/ui/announcer'
import { Mark } from '@/components/ui/mark'

/** The frame of what is shown without an account: it leads nowhere else. */
export const ShareFrame = ({ children }: { children: ReactNode }) => (
  <div className="flex min-h-dvh flex-col [--bar:3rem]">
    <header className="flex min-h-12 items-center gap-2 px-4 font-semibold text-base">
      <Mark lit={false} />
      Dailies
    </header>
    <main className="flex-1">{children}</main>
    <Announcer />
  </div>
)
