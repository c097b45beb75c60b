'use client'
import { Plus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { CollectionCard } from '@/components/collections/collection-card'
import { NameDialog } from '@/components/collections/name-dialog'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'
import { PageTitle } from '@/components/ui/page-title'
import { createCollection } from '@/lib/collections/actions'
import type { CollectionView } from '@/lib/collections/collection'
import { makeRequestId } from '@/lib/request-id'

type Props = {
  /** The workspace's slug. */
  workspace: string
  collections: CollectionView[]
  canChange: boolean
}

export const CollectionList = ({ workspace, collections, canChange }: Props) => {
  const t = useTranslations('collections')
  const router = useRouter()
  const [naming, setNaming] = useState(false)
  // The same press again after a lost answer is the same collection.
  const [id, setId] = useState(makeRequestId)
  const create = async (name: string) => {
    const answer = await createCollection({ workspace, id, name, videoIds: [] }).catch(() => null)
    if (!answer) return t('noAnswer')
    if (!answer.ok) return answer.error.fields?.name ?? answer.error.message
    setId(makeRequestId())
    router.push(`/w/${workspace}/collections/${id}`)
    return null
  }
  const add = canChange && (
    <Button onClick={() => setNaming(true)}>
      <Plus className="size-4" aria-hidden />
      {t('new')}
    </Button>
  )
  return (
    <div className="space-y-4 p-3 wide:p-5">
      <header className="flex min-h-8 flex-wrap items-center justify-between gap-3">
        <PageTitle>{t('title')}</PageTitle>
        <span className="flex flex-wrap gap-2">
          <ButtonLink href={`/w/${workspace}/gallery`}>{t('toGallery')}</ButtonLink>
          {collections.length > 0 && add}
        </span>
      </header>
      {collections.length === 0 ? (
        <EmptyState title={t('empty')} action={add} />
      ) : (
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(15rem,100%),1fr))] gap-x-4 gap-y-5">
          {collections.map((collection) => (
            <CollectionCard key={collection.id} workspace={workspace} collection={collection} />
          ))}
        </ul>
      )}
      {naming && (
        <NameDialog
          title={t('new')}
          name=""
          submit={t('create')}
          onSubmit={create}
          onClose={() => setNaming(false)}
        />
      )}
    </div>
  )
}
