'use client'
import { Check, ListPlus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { announce } from '@/components/ui/announcer'
import { Button } from '@/components/ui/button'
import { later } from '@/components/ui/later'
import { useWatchedMoment } from '@/components/videos/frames/watched-moment'

const AddToCollection = later(() =>
  import('@/components/collections/add-to-collection').then((file) => file.AddToCollection),
)

type Props = { workspace: string; videoId: string }

/** Puts the video of a page into a collection; also by A. Then the button says which it is in. */
export const CollectButton = ({ workspace, videoId }: Props) => {
  const t = useTranslations('collections')
  const bulk = useTranslations('bulk')
  const player = useTranslations('player')
  const moment = useWatchedMoment()
  const [isOpen, setOpen] = useState(false)
  const [collection, setCollection] = useState<string | null>(null)
  useEffect(() => {
    const { current } = moment
    current.collect = () => setOpen(true)
    return () => {
      delete current.collect
    }
  }, [moment])
  return (
    <>
      <Button
        title={player('withKey', { label: t('addThis'), key: 'A' })}
        onClick={() => setOpen(true)}
        {...AddToCollection.soon}
      >
        {collection === null ? (
          <ListPlus className="size-4" aria-hidden />
        ) : (
          <Check className="size-4" aria-hidden />
        )}
        <span className="@max-3xl:sr-only">{bulk('collect')}</span>
        {collection !== null && (
          <span className="max-w-32 truncate text-second @max-3xl:sr-only" title={collection}>
            {collection}
          </span>
        )}
      </Button>
      {isOpen && (
        <AddToCollection
          workspace={workspace}
          videoIds={[videoId]}
          onClose={() => setOpen(false)}
          onAdded={({ name }, added) => {
            setCollection(name)
            announce(
              'collected',
              added > 0 ? bulk('collected', { count: 1, name }) : t('inIt', { name }),
            )
          }}
        />
      )}
    </>
  )
}
