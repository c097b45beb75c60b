import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { cx } from '@/components/ui/cx'
import { Picture } from '@/components/ui/picture'
import { useFormat } from '@/components/ui/use-format'
import type { CollectionView } from '@/lib/collections/collection'

type Props = { workspace: string; collection: CollectionView }

/** A collection in the list: its first pictures, its name, how many videos, who made it. */
export const CollectionCard = ({ workspace, collection }: Props) => {
  const t = useTranslations('collections')
  const videos = useTranslations('videos')
  const format = useFormat()
  const { id, name, makerName, posterUrls } = collection
  const pictures = posterUrls.length < 4 ? posterUrls.slice(0, 1) : posterUrls
  const count = videos('count', {
    count: collection.videos,
    shown: format.count(collection.videos),
  })
  return (
    <li className="min-w-0">
      <Link
        href={`/w/${workspace}/collections/${id}`}
        prefetch={false}
        className="group block rounded-picture"
      >
        <span
          aria-hidden="true"
          className={cx(
            'grid aspect-video gap-0.5 overflow-hidden rounded-picture bg-raised group-hover:brightness-110',
            pictures.length > 1 && 'grid-cols-2 grid-rows-2',
          )}
        >
          {pictures.map((src) => (
            <span key={src} className="relative min-h-0 min-w-0">
              <Picture
                src={src}
                alt=""
                loading="lazy"
                className="absolute inset-0 size-full object-cover"
              />
            </span>
          ))}
        </span>
        <span className="mt-2 block truncate font-medium" title={name}>
          {name}
        </span>
        <span className="figures block truncate text-second text-sm">
          {count} · {t('by', { name: makerName })}
        </span>
      </Link>
    </li>
  )
}
