import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { StorageNotice } from '@/components/ui/storage-notice'
import { Gallery } from '@/components/videos/gallery'
import { loadCollectionNames } from '@/lib/collections/loaders'
import { formatFor } from '@/lib/intl/format'
import { galleryQueryString } from '@/lib/videos/gallery-query'
import { loadGallery } from '@/lib/videos/loaders'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('gallery'))('title'),
})

type Props = {
  params: Promise<{ workspace: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const GalleryPage = async ({ params, searchParams }: Props) => {
  const { workspace } = await params
  const { page, query, month, projects, members, ...view } = await loadGallery(
    workspace,
    await searchParams,
  )
  const collections = await loadCollectionNames(workspace)
  const t = await getTranslations('gallery')
  const byName = formatFor(await getLocale()).byName
  return (
    <>
      <h1 className="sr-only">{t('title')}</h1>
      <Gallery
        workspace={workspace}
        drawn={{ page, query: galleryQueryString(query), month, at: new Date().toISOString() }}
        timeZone={view.timeZone}
        months={view.months}
        canDecide={view.canDecide}
        can={view.can}
        collections={collections.sort(byName)}
        projects={projects.map(({ id, name }) => ({ id, name })).sort(byName)}
        members={members.map(({ id, name }) => ({ id, name })).sort(byName)}
      />
      <StorageNotice />
    </>
  )
}

export default GalleryPage
