'use client'
import { useTranslations } from 'next-intl'
import { memo } from 'react'
import type { Draft, ShotName } from '@/components/tasks/composer/draft'
import { type ProjectChoice, ProjectSelect } from '@/components/tasks/composer/project-select'
import { SettingRow } from '@/components/tasks/composer/setting-row'
import { ShotRow } from '@/components/tasks/composer/shot-row'
import type { ChangeDraft } from '@/components/tasks/composer/use-draft'
import { cx } from '@/components/ui/cx'
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

/** A name that is typed, and a shot that is more than new, need all the width there is. */
const WHOLE_ROW = 'compact:has-[input]:basis-full compact:has-[button+button]:basis-full'

/** What it is billed to, and whether it begins a shot. */
export const PlaceRows = memo(
  ({ workspace, draft, change, errors, projectId, ...props }: Props) => {
    const t = useTranslations('composer')
    const { mayName } = props
    return (
      <div className="contents compact:flex compact:flex-wrap compact:gap-2">
        <SettingRow
          label={t('project.label')}
          error={errors.projectId}
          bare
          className={cx('peer compact:flex-[1_0_12rem]', WHOLE_ROW)}
        >
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
        <SettingRow
          label={t('shot.label')}
          error={errors.takeOfId}
          bare
          className={cx(
            'compact:flex-[1_0_8.5rem]',
            WHOLE_ROW,
            // While a project is named: the two rows of that are as high as these, and push nothing.
            !errors.takeOfId && 'peer-has-[input]:hidden',
          )}
        >
          <ShotRow {...{ workspace, projectId, draft, change, mayName }} shot={props.shot} />
        </SettingRow>
      </div>
    )
  },
)
PlaceRows.displayName = 'PlaceRows'
