'use client'
import { Pencil } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { startTransition, useEffect, useRef, useState } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import { later } from '@/components/ui/later'
import { Select } from '@/components/ui/select'

// Projects are named seldom.
const ProjectName = later(() =>
  import('@/components/tasks/composer/project-name').then((file) => file.ProjectName),
)

export type ProjectChoice = { id: string; name: string }

type Props = {
  workspace: string
  projects: ProjectChoice[]
  value: string
  onChange: (projectId: string) => void
  /** A project that was just made or named here, before the page knows of it. */
  onNamed: (project: ProjectChoice) => void
  /** Absent for those who may not. */
  mayName: boolean
}

const NEW = 'new'

/** What the shot is billed to; projects are made and renamed without leaving the composer. */
export const ProjectSelect = ({ workspace, projects, value, mayName, ...on }: Props) => {
  const t = useTranslations('composer.project')
  const [naming, setNaming] = useState<'new' | 'rename' | null>(null)
  const place = useRef<HTMLDivElement>(null)
  const wasNaming = useRef<typeof naming>(null)
  useEffect(() => {
    // Back to where it was begun.
    const begunAt = wasNaming.current === 'rename' ? 'button' : 'select'
    if (!naming && wasNaming.current) place.current?.querySelector<HTMLElement>(begunAt)?.focus()
    wasNaming.current = naming
  }, [naming])
  const project = projects.find(({ id }) => id === value)
  if (naming) {
    return (
      <ProjectName
        workspace={workspace}
        project={naming === 'rename' ? (project ?? null) : null}
        onClose={() => setNaming(null)}
        onNamed={(named) => {
          on.onNamed(named)
          on.onChange(named.id)
        }}
      />
    )
  }
  return (
    <div ref={place} {...ProjectName.soon} className="flex items-center gap-1">
      <Select
        label={t('label')}
        value={value}
        onChange={(chosen) => (chosen === NEW ? setNaming('new') : on.onChange(chosen))}
        options={[
          ...projects.map(({ id, name }) => ({ value: id, label: name })),
          ...(mayName ? [{ value: NEW, label: t('new') }] : []),
        ]}
        className="flex-1"
      />
      {mayName && (
        <IconButton label={t('rename')} onClick={() => startTransition(() => setNaming('rename'))}>
          <Pencil className="size-4" aria-hidden />
        </IconButton>
      )}
    </div>
  )
}
