import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/button-link'
import { PageTitle } from '@/components/ui/page-title'
import { TrashList } from '@/components/videos/trash/trash-list'
import { loadTrash } from '@/lib/videos/loaders'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('trash'))('title'),
})

type Props = {
  params: Promise<{ workspace: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const TrashPage = async ({ params, searchParams }: Props) => {
  const [{ workspace: slug }, { before }] = await Promise.all([params, searchParams])
  const cursor = typeof before === 'string' ? before : undefined
  const { workspace, videos, nextCursor, trashDays, mayPurge } = await loadTrash(slug, cursor)
  const t = await getTranslations('trash')
  const here = `/w/${workspace}/trash`
  return (
    <div className="mx-auto max-w-5xl space-y-4 px-3 py-5 wide:px-5 wide:py-8">
      <div className="space-y-1">
        <PageTitle>{t('title')}</PageTitle>
        <p className="max-w-prose text-second">{t('keeps', { count: trashDays })}</p>
      </div>
      <TrashList
        key={cursor ?? ''}
        workspace={workspace}
        videos={videos}
        mayPurge={mayPurge}
        older={cursor !== undefined}
        now={new Date().toISOString()}
      />
      <div className="flex justify-center gap-2 empty:hidden">
        {cursor && <ButtonLink href={here}>{t('newest')}</ButtonLink>}
        {nextCursor && (
          <ButtonLink href={`${here}?before=${encodeURIComponent(nextCursor)}`} prefetch={false}>
            {t('older')}
          </ButtonLink>
        )}
      </div>
    </div>
  )
}

export default TrashPage
