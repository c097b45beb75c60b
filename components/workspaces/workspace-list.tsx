import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { WorkspaceView } from '@/lib/workspaces/workspace-view'

export const WorkspaceList = ({ workspaces }: { workspaces: WorkspaceView[] }) => {
  const t = useTranslations('workspaces')
  return (
    <ul className="border-t">
      {workspaces.map(({ id, slug, name, role }) => (
        <li key={id} className="border-b">
          <Link
            href={`/w/${slug}`}
            className="flex min-h-11 items-center justify-between gap-4 rounded-sm hover:bg-raised"
          >
            <span className="min-w-0 truncate px-2 font-medium">{name}</span>
            <span className="px-2 text-second text-xs">{t(`roles.${role}`)}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
