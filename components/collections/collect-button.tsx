'use client'
import { ListPlus } from 'lucide-react'
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

/** Puts the video of a page into a collection; also by A. What came of it stands beside the button. */
export const CollectButton = ({ workspace, videoId }: Props) => {
  const t = useTranslations('collections')
  const bulk = useTranslations('bulk')
  const player = useTranslations('player')
  const moment = useWatchedMoment()
  const [isOpen, setOpen] = useState(false)
  const [done, setDone] = useState<string | null>(null)
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
        <ListPlus className="size-4" aria-hidden />
        <span className="max-sm:sr-only">{bulk('collect')}</span>
      </Button>
      {done && <span className="order-last basis-full text-right text-second text-sm">{done}</span>}
      {isOpen && (
        <AddToCollection
          workspace={workspace}
          videoIds={[videoId]}
          onClose={() => setOpen(false)}
          onAdded={({ name }, added) => {
            const words = bulk('collected', { count: added, name })
            setDone(words)
            announce('collected', words)
          }}
        />
      )}
    </>
  )
}
