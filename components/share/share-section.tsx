'use client'
import { useTranslations } from 'next-intl'
import { LinkList } from '@/components/share/link-list'
import { useLinks } from '@/components/share/use-links'
import type { ShareLinkView } from '@/lib/share/share-view'

type Props = { workspace: string; links: ShareLinkView[]; now: string }

/** All share links of a workspace. */
export const ShareSection = ({ workspace, links: drawn, now }: Props) => {
  const t = useTranslations('share.links')
  const { links = drawn, refresh } = useLinks(workspace, null, drawn)
  return (
    <section aria-labelledby="shares" className="space-y-4">
      <div>
        <h2 id="shares" className="font-semibold text-base">
          {t('title')}
        </h2>
        <p className="mt-2 max-w-prose text-second">{t('lead')}</p>
      </div>
      {links.length > 0 ? (
        <LinkList workspace={workspace} links={links} onChange={() => void refresh()} now={now} />
      ) : (
        <p className="border-t py-6 text-second">{t('none')}</p>
      )}
    </section>
  )
}
