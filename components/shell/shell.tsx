import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { BottomBar } from '@/components/shell/bottom-bar'
import { DemoLine } from '@/components/shell/demo-line'
import { FilesBeside } from '@/components/shell/files-beside'
import { type ShellProps, TopBar } from '@/components/shell/top-bar'
import { LiveProvider } from '@/components/tasks/live/live-provider'
import { Announcer } from '@/components/ui/announcer'
import { cx } from '@/components/ui/cx'
import type { LiveView } from '@/lib/tasks/task-view'

type Props = ShellProps & {
  providerMode: 'emulated' | 'kling'
  live: LiveView
  children: ReactNode
}

/** The frame of every screen of a workspace. `--bar` is how much of the window its bars take. */
export const Shell = ({ providerMode, live, children, ...bar }: Props) => {
  const t = useTranslations('shell')
  const demo = providerMode === 'emulated'
  return (
    <LiveProvider workspace={bar.workspace.slug} live={live}>
      <div className={cx('flex min-h-dvh flex-col', demo ? '[--bar:4.75rem]' : '[--bar:3rem]')}>
        <a
          href="#content"
          className="-translate-y-16 fixed top-2 left-2 z-50 rounded-md bg-ink px-3 py-2 text-ground focus:translate-y-0"
        >
          {t('skip')}
        </a>
        <header className="sticky top-0 z-30 bg-ground">
          <TopBar {...bar} />
          {demo && <DemoLine />}
        </header>
        <main id="content" tabIndex={-1} className="flex-1 pb-20 outline-none wide:pb-0">
          {children}
        </main>
        <Announcer />
        <FilesBeside />
        <BottomBar workspace={bar.workspace.slug} viewer={bar.viewer} />
      </div>
    </LiveProvider>
  )
}
