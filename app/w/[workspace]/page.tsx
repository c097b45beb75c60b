import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { getTranslations } from 'next-intl/server'
import { Studio } from '@/components/tasks/studio'
import { requireViewer } from '@/lib/auth/session'
import { loadStudio } from '@/lib/tasks/loaders'
import { parseWhose, whoseCookie } from '@/lib/tasks/whose'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('shell.nav'))('studio'),
})

// Where no worker lasts, the request that submits also sends, and waits for the answer.
export const maxDuration = 120

type Props = {
  params: Promise<{ workspace: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const StudioPage = async ({ params, searchParams }: Props) => {
  const [{ workspace: slug }, search] = await Promise.all([params, searchParams])
  const [studio, viewer] = await Promise.all([loadStudio(slug, search), requireViewer()])
  return (
    <Studio
      workspace={slug}
      viewer={{ id: viewer.userId, name: viewer.displayName }}
      providerMode={studio.providerMode}
      canSubmit={studio.canSubmit}
      canResume={studio.canResume}
      projects={studio.projects}
      origin={studio.origin}
      input={studio.input}
      whose={parseWhose((await cookies()).get(whoseCookie(slug))?.value)}
    />
  )
}

export default StudioPage
