import type { ReactNode } from 'react'
import { Shell } from '@/components/shell/shell'
import { requireViewer } from '@/lib/auth/session'
import { loadStudio } from '@/lib/tasks/loaders'
import { loadWorkspaces } from '@/lib/workspaces/loaders'

type Props = { params: Promise<{ workspace: string }>; children: ReactNode }

const WorkspaceLayout = async ({ params, children }: Props) => {
  const { workspace: slug } = await params
  const [{ workspace, providerMode, live }, workspaces, viewer] = await Promise.all([
    loadStudio(slug),
    loadWorkspaces(),
    requireViewer(),
  ])
  return (
    <Shell
      workspace={workspace}
      workspaces={workspaces.map(({ slug, name }) => ({ slug, name }))}
      viewer={{ name: viewer.displayName, email: viewer.email }}
      providerMode={providerMode}
      live={live}
    >
      {children}
    </Shell>
  )
}

export default WorkspaceLayout
