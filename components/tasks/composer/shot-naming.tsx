'use client'
import { useTranslations } from 'next-intl'
import type { ShotName } from '@/components/tasks/composer/draft'
import { NameForm } from '@/components/tasks/composer/name-form'
import { renameShot } from '@/lib/tasks/shot-actions'

type Props = {
  workspace: string
  shot: ShotName
  onClose: () => void
  onNamed: (name: string | null) => void
}

export const ShotNaming = ({ workspace, shot, onClose, onNamed }: Props) => {
  const t = useTranslations('composer.shot')
  const save = useTranslations('composer.project')('save')
  return (
    <NameForm
      label={t('name')}
      placeholder={t('placeholder', { number: shot.number })}
      begin={shot.name ?? ''}
      save={save}
      onSave={(name) => renameShot({ workspace, shotId: shot.id, name: name.trim() || null })}
      onSaved={({ name }) => onNamed(name)}
      onClose={onClose}
    />
  )
}
