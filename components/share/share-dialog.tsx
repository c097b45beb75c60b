'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { LinkList } from '@/components/share/link-list'
import { LinkMade } from '@/components/share/link-made'
import { NewLink } from '@/components/share/new-link'
import { useLinks } from '@/components/share/use-links'
import { Dialog } from '@/components/ui/dialog'

type Props = {
  workspace: string
  videoIds: string[]
  /** What stands on the page where nothing else is written. */
  title: string
  onClose: () => void
}

/** A new link, and those that there are already. */
export const ShareDialog = ({ workspace, videoIds, title, onClose }: Props) => {
  const t = useTranslations('share')
  const [made, setMade] = useState<string | null>(null)
  const one = videoIds.length === 1 ? (videoIds[0] ?? null) : null
  const { links, refresh } = useLinks(workspace, one)
  return (
    <Dialog open onClose={onClose} title={t('title')}>
      {made ? (
        <LinkMade path={made} onDone={() => setMade(null)} />
      ) : (
        <NewLink
          workspace={workspace}
          videoIds={videoIds}
          title={title}
          onMade={(path) => {
            setMade(path)
            void refresh()
          }}
        />
      )}
      {links && links.length > 0 && (
        <section aria-labelledby="links" className="mt-5">
          <h3 id="links" className="mb-1 font-semibold">
            {t('links.title')}
          </h3>
          <LinkList workspace={workspace} links={links} onChange={() => void refresh()} />
        </section>
      )}
    </Dialog>
  )
}
