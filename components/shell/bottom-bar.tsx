'use client'
import { Plus } from 'lucide-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { navLinks, type Screen } from '@/components/shell/nav-links'
import { ViewerMenu } from '@/components/shell/viewer-menu'
import { COMPOSE_HASH, openComposer } from '@/components/tasks/composer/composer-sheet'
import { useIsTaskPage } from '@/components/tasks/live/use-live'
import { cx } from '@/components/ui/cx'
import { useEarlyPress } from '@/components/ui/use-early-press'

type Props = { workspace: string; viewer: { name: string; email: string } }

const itemStyle =
  'flex h-14 min-w-0 items-center justify-center rounded-md text-center text-2xs text-second active:bg-raised'
const hereStyle = 'font-semibold text-ink'

/**
 * The screens under one thumb, with the way to a new shot in the middle. Credits stand in the bar
 * above wherever one is, so that their screen and the settings are found under "Me".
 */
export const BottomBar = ({ workspace, viewer }: Props) => {
  const t = useTranslations('shell')
  const pathname = usePathname()
  const plus = useRef<HTMLButtonElement>(null)
  useEarlyPress(plus)
  const links = navLinks(workspace, pathname, useIsTaskPage(workspace, pathname))
  const isIn = (screen: Screen) =>
    links.some((link) => link.active && (link.isMinor ? 'gallery' : link.screen) === screen)
  const isMine = isIn('credits') || isIn('settings') || pathname === '/account'
  const link = (screen: Screen) =>
    links
      .filter((item) => item.screen === screen)
      .map(({ href }) => (
        <Link
          key={href}
          href={href}
          aria-current={isIn(screen) ? 'page' : undefined}
          className={cx(itemStyle, isIn(screen) && hereStyle)}
        >
          {t(`nav.${screen}`)}
        </Link>
      ))
  const plusStyle =
    'grid size-12 shrink-0 place-items-center rounded-full bg-live text-live-ink active:brightness-95'
  return (
    <nav
      aria-label={t('nav.bottom')}
      className="fixed inset-x-0 bottom-0 z-20 grid grid-cols-[1fr_1fr_3rem_1fr_1fr] items-center border-t bg-panel px-2 pb-[env(safe-area-inset-bottom)] wide:hidden"
    >
      {link('studio')}
      {link('gallery')}
      {pathname === `/w/${workspace}` ? (
        <button
          ref={plus}
          type="button"
          aria-label={t('newTake')}
          onClick={openComposer}
          className={plusStyle}
        >
          <Plus className="size-5" aria-hidden />
        </button>
      ) : (
        <Link
          href={`/w/${workspace}${COMPOSE_HASH}`}
          aria-label={t('newTake')}
          className={plusStyle}
        >
          <Plus className="size-5" aria-hidden />
        </Link>
      )}
      {link('inputs')}
      <ViewerMenu
        workspace={workspace}
        {...viewer}
        below={
          <span className={cx('text-2xs text-second', isMine && hereStyle)}>{t('nav.me')}</span>
        }
      />
    </nav>
  )
}
