'use client'
import { Plus } from 'lucide-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { navLinks } from '@/components/shell/nav-links'
import { COMPOSE_HASH, openComposer } from '@/components/tasks/composer/composer-sheet'
import { cx } from '@/components/ui/cx'

const itemStyle =
  'flex h-14 min-w-0 flex-1 items-center justify-center rounded-md text-center text-2xs text-second active:bg-raised'

/** The screens under one thumb, with the way to a new shot in the middle. */
export const BottomBar = ({ workspace }: { workspace: string }) => {
  const t = useTranslations('shell')
  const pathname = usePathname()
  const [studio, gallery, , credits] = navLinks(workspace, pathname)
  const inStudio = studio?.active
  const link = (item: typeof studio) =>
    item && (
      <Link
        href={item.href}
        aria-current={item.active ? 'page' : undefined}
        className={cx(itemStyle, item.active && 'font-semibold text-ink')}
      >
        {t(`nav.${item.screen}`)}
      </Link>
    )
  const plusStyle =
    'grid size-12 shrink-0 place-items-center rounded-full bg-live text-live-ink active:brightness-95'
  return (
    <nav
      aria-label={t('nav.bottom')}
      className="fixed inset-x-0 bottom-0 z-20 flex items-center justify-around border-t bg-panel px-2 pb-[env(safe-area-inset-bottom)] wide:hidden"
    >
      {link(studio)}
      {link(gallery)}
      {inStudio ? (
        <button
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
      {link(credits)}
      <Link href="/account" className={itemStyle}>
        {t('nav.me')}
      </Link>
    </nav>
  )
}
