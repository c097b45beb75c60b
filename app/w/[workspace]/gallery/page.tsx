import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { Gallery } from '@/components/videos/gallery'
import { parseTimeZone, TIME_ZONE_COOKIE } from '@/lib/time-zone'
import { galleryQueryString } from '@/lib/videos/gallery-query'
import { loadGallery } from '@/lib/videos/loaders'

export const metadata: Metadata = { title: 'Gallery' }

type Props = {
  params: Promise<{ workspace: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const GalleryPage = async ({ params, searchParams }: Props) => {
  const { workspace } = await params
  const { page, query, projects, members } = await loadGallery(workspace, await searchParams)
  const timeZone = parseTimeZone((await cookies()).get(TIME_ZONE_COOKIE)?.value)
  return (
    <>
      <h1 className="sr-only">Gallery</h1>
      <Gallery
        workspace={workspace}
        drawn={{ page, query: galleryQueryString(query), at: new Date().toISOString() }}
        timeZone={timeZone}
        projects={projects.map(({ id, name }) => ({ id, name }))}
        members={members.map(({ id, name }) => ({ id, name }))}
      />
    </>
  )
}

export default GalleryPage
