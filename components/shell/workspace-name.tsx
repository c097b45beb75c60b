'use client'
import { ChevronDown } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Menu } from '@/components/ui/menu'

export type WorkspaceLink = { slug: string; name: string }

type Props = { current: WorkspaceLink; all: WorkspaceLink[] }

/** The team's name; a way to the others only for those who have others. */
export const WorkspaceName = ({ current, all }: Props) => {
  const t = useTranslations('shell')
  const others = all.filter((one) => one.slug !== current.slug)
  if (others.length === 0) {
    return <span className="min-w-0 truncate text-second">{current.name}</span>
  }
  return (
    <Menu
      label={t('otherWorkspaces', { name: current.name })}
      align="start"
      className="min-w-0"
      trigger={
        <>
          <span className="min-w-0 truncate text-second">{current.name}</span>
          <ChevronDown className="size-4 shrink-0 text-second" aria-hidden />
        </>
      }
      items={others.map(({ slug, name }) => ({ label: name, href: `/w/${slug}` }))}
    />
  )
}
