import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { CollectionPage } from '@/components/collections/collection-page'
import { loadCollection } from '@/lib/collections/loaders'

type Props = { params: Promise<{ workspace: string; collectionId: string }> }

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
  const { workspace, collectionId } = await params
  const found = await loadCollection(workspace, collectionId)
  return { title: found?.collection.name ?? (await getTranslations('collections'))('title') }
}

const Page = async ({ params }: Props) => {
  const { workspace, collectionId } = await params
  const found = await loadCollection(workspace, collectionId)
  if (!found) notFound()
  return <CollectionPage key={collectionId} workspace={workspace} {...found} />
}

export default Page
