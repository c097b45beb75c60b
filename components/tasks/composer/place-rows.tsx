'use client'
import { useTranslations } from 'next-intl'
import { memo } from 'react'
import type { Draft, ShotName } from '@/components/tasks/composer/draft'
import { type ProjectChoice, ProjectSelect } from '@/components/tasks/composer/project-select'
import { SettingRow } from '@/components/tasks/composer/setting-row'
import { ShotRow } from '@/components/tasks/composer/shot-row'
import type { ChangeDraft } from '@/components/tasks/composer/use-draft'
import type { FieldErrors } from '@/lib/errors'

type Props = {
  workspace: string
  draft: Draft
  change: ChangeDraft
  errors: FieldErrors
  projects: ProjectChoice[]
  projectId: string
  onProjectNamed: (project: ProjectChoice) => void
  shot: ShotName | null
  mayName: boolean
}

/** What it is billed to, and whether it begins a shot. */
export const PlaceRows = memo(
  ({ workspace, draft, change, errors, projectId, ...props }: Props) => {
    const t = useTranslations('composer')
    const { mayName } = props
    return (
      <>
        <SettingRow label={t('project.label')} error={errors.projectId}>
          <ProjectSelect
            workspace={workspace}
            projects={props.projects}
            value={projectId}
            mayName={mayName}
            onChange={(chosen) =>
              // A shot belongs to its project.
              change(
                chosen === projectId
                  ? { projectId }
                  : { projectId: chosen, takeOfId: null, shot: null },
              )
            }
            onNamed={props.onProjectNamed}
          />
        </SettingRow>
        <SettingRow label={t('shot.label')} error={errors.takeOfId}>
          <ShotRow {...{ workspace, projectId, draft, change, mayName }} shot={props.shot} />
        </SettingRow>
      </>
    )
  },
)
PlaceRows.displayName = 'PlaceRows'
