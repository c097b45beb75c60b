'use client'
import { useTranslations } from 'next-intl'
import { NameForm } from '@/components/tasks/composer/name-form'
import type { ProjectChoice } from '@/components/tasks/composer/project-select'
import { createProject, renameProject } from '@/lib/workspaces/actions'

type Props = {
  workspace: string
  /** Null makes a new one. */
  project: ProjectChoice | null
  onClose: () => void
  onNamed: (project: ProjectChoice) => void
}

export const ProjectName = ({ workspace, project, onClose, onNamed }: Props) => {
  const t = useTranslations('composer.project')
  if (!project) {
    return (
      <NameForm
        tall
        label={t('name')}
        placeholder={t('placeholder')}
        begin=""
        save={t('create')}
        onSave={(name) => createProject({ workspace, name })}
        onSaved={onNamed}
        onClose={onClose}
      />
    )
  }
  return (
    <NameForm
      tall
      label={t('newName')}
      placeholder={t('placeholder')}
      begin={project.name}
      save={t('save')}
      onSave={(name) => renameProject({ workspace, projectId: project.id, name })}
      onSaved={({ projectId, name }) => onNamed({ id: projectId, name })}
      onClose={onClose}
    />
  )
}
