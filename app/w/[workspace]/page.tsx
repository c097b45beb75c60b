import type { Metadata } from 'next'
import { Studio } from '@/components/tasks/studio'
import { requireViewer } from '@/lib/auth/session'
import { loadStudio } from '@/lib/tasks/loaders'

export const metadata: Metadata = { title: 'Studio' }

// Where no worker lasts, the request that submits also sends, and waits for the answer.
export const maxDuration = 120

type Props = {
  params: Promise<{ workspace: string }>
  searchParams: Promise<{ from?: string | string[] }>
}

const StudioPage = async ({ params, searchParams }: Props) => {
  const [{ workspace: slug }, { from }] = await Promise.all([params, searchParams])
  const [studio, viewer] = await Promise.all([
    loadStudio(slug, typeof from === 'string' ? from : undefined),
    requireViewer(),
  ])
  return (
    <Studio
      workspace={slug}
      viewer={{ id: viewer.userId, name: viewer.displayName }}
      providerMode={studio.providerMode}
      canSubmit={studio.canSubmit}
      canResume={studio.canResume}
      projects={studio.projects}
      origin={studio.origin}
    />
  )
}

export default StudioPage
