import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { CollectionList } from '@/components/collections/collection-list'
import { loadCollections } from '@/lib/collections/loaders'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('collections'))('title'),
})

type Props = { params: Promise<{ workspace: string }> }

const CollectionsPage = async ({ params }: Props) => {
  const { workspace } = await params
  return <CollectionList workspace={workspace} {...(await loadCollections(workspace))} />
}

export default CollectionsPage
