import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ComparePage } from '@/components/videos/compare/compare-page'
import { loadComparedSide } from '@/lib/videos/loaders'
import { loadScope } from '@/lib/workspaces/loaders'
import { may } from '@/lib/workspaces/roles'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('compare'))('title'),
})

type Props = {
  params: Promise<{ workspace: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const oneOf = (value: string | string[] | undefined): string | null =>
  (Array.isArray(value) ? value[0] : value) || null

const Page = async ({ params, searchParams }: Props) => {
  const { workspace } = await params
  const { a, b } = await searchParams
  const asked = [oneOf(a), oneOf(b)] as const
  const { role } = await loadScope(workspace, 'workspace:read')
  const [left, right] = await Promise.all([
    loadComparedSide(workspace, asked[0]),
    loadComparedSide(workspace, asked[1]),
  ])
  return (
    <ComparePage
      sides={[left, right]}
      hasTwo={asked[0] !== null && asked[1] !== null}
      workspace={workspace}
      canDecide={may(role, 'videos:decide')}
    />
  )
}

export default Page
