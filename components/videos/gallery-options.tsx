'use client'
import { Ellipsis } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { later } from '@/components/ui/later'
import { Menu } from '@/components/ui/menu'
import { useFinger } from '@/components/ui/use-finger'
import { arePreviewsOn, choosePreviews } from '@/components/videos/previews-choice'

const ViewsDialog = later(() =>
  import('@/components/views/views-dialog').then((file) => file.ViewsDialog),
)

type Props = {
  /** The workspace's slug. */
  workspace: string
  /** What is filtered now, as an address has it. */
  query: string
  canSave: boolean
  /** Filters of a saved view. */
  onOpen: (query: string) => void
  /** What can be done with all that is shown, and how many that are; null where nothing is. */
  all: { shown: string; choose: () => void; zip: () => void } | null
}

/** Where else one can go with what is shown, and what this browser keeps about the gallery. */
export const GalleryOptions = ({ workspace, query, canSave, onOpen, all }: Props) => {
  const t = useTranslations('gallery')
  const [isOpen, setOpen] = useState(false)
  // Without a pointer there are no previews.
  const finger = useFinger()
  // Asked when its menu is there to be opened: a server does not know.
  const [on, setOn] = useState(true)
  useEffect(() => setOn(arePreviewsOn()), [])
  const previews = {
    label: on ? t('stopPreviews') : t('playPreviews'),
    onSelect: () => {
      choosePreviews(!on)
      setOn(!on)
    },
  }
  const root = `/w/${workspace}`
  return (
    <>
      <Menu
        label={t('options')}
        trigger={
          <span className="grid size-8 place-items-center text-second touch:size-12">
            <Ellipsis className="size-4" aria-hidden />
          </span>
        }
        heading={finger ? undefined : <span className="text-second text-xs">{t('keys')}</span>}
        items={[
          { label: t('savedViews'), onSelect: () => setOpen(true) },
          { label: t('collections'), href: `${root}/collections` },
          { label: t('screening'), href: `${root}/screening${query && `?${query}`}` },
          { label: t('trash'), href: `${root}/trash` },
          ...(all
            ? [
                { label: t('chooseAll', { shown: all.shown }), onSelect: all.choose },
                { label: t('zipAll', { shown: all.shown }), onSelect: all.zip },
              ]
            : []),
          ...(finger ? [] : [previews]),
        ]}
        className="max-sm:ml-auto wide:order-2"
      />
      {isOpen && (
        <ViewsDialog
          workspace={workspace}
          query={query}
          canSave={canSave}
          onOpen={onOpen}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
