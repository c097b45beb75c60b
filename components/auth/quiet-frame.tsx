import Link from 'next/link'
import type { ReactNode } from 'react'
import { Announcer } from '@/components/ui/announcer'
import { cx } from '@/components/ui/cx'
import { Mark } from '@/components/ui/mark'

type Props = {
  width: 'narrow' | 'wide'
  /** At the other end of the header. */
  aside?: ReactNode
  /** At the foot of a telephone. */
  below?: ReactNode
  children: ReactNode
}

/** The frame of what stands outside a workspace: the name above, one column below. */
export const QuietFrame = ({ width, aside, below, children }: Props) => (
  <div className="flex min-h-dvh flex-col">
    <header className="flex min-h-12 items-center justify-between gap-4 px-4 py-2">
      <Link href="/" className="flex min-h-8 items-center gap-2 rounded-md font-semibold text-base">
        <Mark lit={false} />
        Dailies
      </Link>
      {aside}
    </header>
    <main
      className={cx(
        'mx-auto w-full px-4',
        below ? 'pb-20' : 'pb-16',
        width === 'narrow' ? 'max-w-96 pt-[max(1rem,16dvh)]' : 'max-w-2xl pt-10',
      )}
    >
      {children}
    </main>
    <Announcer />
    {below}
  </div>
)
