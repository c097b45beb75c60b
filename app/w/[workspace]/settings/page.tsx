import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PeopleSection } from '@/components/settings/people-section'
import { type ProviderFacts, ProviderSection } from '@/components/settings/provider-section'
import { type StorageFacts, StorageSection } from '@/components/settings/storage-section'
import { TokenSection } from '@/components/settings/token-section'
import { ShareSection } from '@/components/share/share-section'
import { PageTitle } from '@/components/ui/page-title'
import { env } from '@/lib/env'
import { readShareLinks } from '@/lib/share/read-links'
import { loadProviderWords } from '@/lib/tasks/loaders'
import type { WorkspaceScope } from '@/lib/workspaces/access'
import { listApiTokens, listProjects, loadScope } from '@/lib/workspaces/loaders'
import { may } from '@/lib/workspaces/roles'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('settings'))('title'),
})

type Props = { params: Promise<{ workspace: string }> }

const Page = async ({ params }: Props) => {
  const scope = await loadScope((await params).workspace)
  const [tokens, projects, unknownWords] = await Promise.all([
    listApiTokens(scope),
    listProjects(scope),
    loadProviderWords(scope),
  ])
  const mayShare = may(scope.role, 'shares:make')
  const links = mayShare ? await readShareLinks(scope, null) : []
  const now = new Date().toISOString()
  const t = await getTranslations('settings')
  const { appUrl, appUrlIsSet } = env()
  return (
    <div className="mx-auto max-w-5xl space-y-10 px-3 py-5 wide:px-5 wide:py-8">
      <PageTitle>{t('title')}</PageTitle>
      <TokenSection
        workspace={scope.slug}
        tokens={tokens}
        projects={projects.map(({ id, name }) => ({ id, name }))}
        appUrl={appUrlIsSet ? appUrl : null}
        mayGenerate={may(scope.role, 'tasks:submit')}
        now={now}
      />
      {mayShare && <ShareSection workspace={scope.slug} links={links} now={now} />}
      {may(scope.role, 'provider:resume') && <PeopleSection workspace={scope.slug} />}
      <ProviderSection provider={{ ...providerFacts(scope), unknownWords }} />
      {may(scope.role, 'storage:test') && (
        <StorageSection workspace={scope.slug} storage={storageFacts()} />
      )}
    </div>
  )
}

const providerFacts = (scope: WorkspaceScope): Omit<ProviderFacts, 'unknownWords'> => {
  const { provider, budget } = env()
  const { submitsPerMinute, pollsPerMinute, maxInFlight } = budget
  return {
    mode: provider.mode,
    host: may(scope.role, 'provider:resume') ? new URL(provider.baseUrl).host : null,
    submitsPerMinute,
    pollsPerMinute,
    maxInFlight,
  }
}

const hostOf = (address: string) => new URL(address).host

const storageFacts = (): StorageFacts => {
  const { s3 } = env()
  if (!s3) return { bucket: null }
  const publicHost = s3.publicUrl && hostOf(s3.publicUrl)
  return { bucket: { name: s3.bucket, host: hostOf(s3.endpoint), publicHost } }
}

export default Page
