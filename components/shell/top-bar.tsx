'use client'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { Balance } from '@/components/shell/balance'
import { navLinks } from '@/components/shell/nav-links'
import { ViewerMenu } from '@/components/shell/viewer-menu'
import { type WorkspaceLink, WorkspaceName } from '@/components/shell/workspace-name'
import { isGenerating } from '@/components/tasks/live/pace'
import { useIsTaskPage, useLive } from '@/components/tasks/live/use-live'
import { cx } from '@/components/ui/cx'
import { Mark } from '@/components/ui/mark'

export type ShellProps = {
  workspace: WorkspaceLink
  workspaces: WorkspaceLink[]
  viewer: { name: string; email: string }
}

// Alone, so that news draws nothing else of the bar.
const LiveMark = ({ workspace }: { workspace: string }) => (
  <Mark lit={isGenerating(useLive(workspace).live)} />
)
const LiveBalance = ({ workspace }: { workspace: string }) => {
  const { live } = useLive(workspace)
  return live && <Balance workspace={workspace} balance={live.balance} />
}

export const TopBar = ({ workspace, workspaces, viewer }: ShellProps) => {
  const t = useTranslations('shell.nav')
  const pathname = usePathname()
  const isTask = useIsTaskPage(workspace.slug, pathname)
  return (
    <div className="flex h-12 items-center gap-3 border-b px-4 wide:gap-4">
      <Link
        href={`/w/${workspace.slug}`}
        className="flex min-h-8 items-center gap-2 rounded-md font-semibold text-base"
      >
        <LiveMark workspace={workspace.slug} />
        Dailies
      </Link>
      <div className="flex min-w-0 items-center wide:ml-3">
        <WorkspaceName current={workspace} all={workspaces} />
      </div>
      <nav aria-label={t('top')} className="ml-3 hidden gap-1 wide:flex">
        {navLinks(workspace.slug, pathname, isTask).map(({ screen, href, active, isMinor }) => (
          <Link
            key={href}
            href={href}
            // What most visits do not go to is asked for when they do.
            prefetch={isMinor ? false : null}
            aria-current={active ? 'page' : undefined}
            className={cx(
              'flex min-h-8 items-center rounded-md px-2.5 transition-colors',
              active ? 'bg-raised font-medium text-ink' : 'text-second hover:text-ink',
              isMinor && 'max-xl:hidden',
            )}
          >
            {t(screen)}
          </Link>
        ))}
      </nav>
      <div className="ml-auto flex items-center gap-4">
        <LiveBalance workspace={workspace.slug} />
        <ViewerMenu workspace={workspace.slug} {...viewer} />
      </div>
    </div>
  )
}
