import { useTranslations } from 'next-intl'
import { TileRowsSkeleton } from '@/components/videos/tile-rows-skeleton'

const GalleryLoading = () => (
  <>
    <p role="status" className="sr-only">
      {useTranslations('gallery')('loading')}
    </p>
    <div className="h-14 border-b max-sm:h-24 touch:h-18 touch:max-sm:h-32" />
    <div className="@container px-3 wide:px-5">
      <TileRowsSkeleton />
    </div>
  </>
)

export default GalleryLoading
