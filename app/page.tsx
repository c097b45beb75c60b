import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AuthPanel } from '@/components/auth/auth-panel'
import { QuietFrame } from '@/components/auth/quiet-frame'
import { SignOutButton } from '@/components/auth/sign-out-button'
import { WorkspaceList } from '@/components/workspaces/workspace-list'
import { loadStart } from '@/lib/auth/loaders'
import { loadWorkspaces } from '@/lib/workspaces/loaders'

const Page = async () => {
  await loadStart()
  const workspaces = await loadWorkspaces()
  const [only] = workspaces
  if (only && workspaces.length === 1) redirect(`/w/${only.slug}`)
  const t = await getTranslations('workspaces')
  return (
    <QuietFrame width="narrow">
      <AuthPanel title={t('title')} lead={t(only ? 'several' : 'none')}>
        {only ? <WorkspaceList workspaces={workspaces} /> : <SignOutButton />}
      </AuthPanel>
    </QuietFrame>
  )
}

export default Page
