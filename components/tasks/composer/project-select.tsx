'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { TextInput } from '@/components/ui/text-input'
import { createProject } from '@/lib/workspaces/actions'

export type ProjectChoice = { id: string; name: string }

type Props = {
  workspace: string
  projects: ProjectChoice[]
  value: string
  onChange: (projectId: string) => void
  /** A project that was just made here, before the page knows of it. */
  onCreated: (project: ProjectChoice) => void
}

const NEW = 'new'

/** What the shot is billed to; a new project is made without leaving the composer. */
export const ProjectSelect = ({ workspace, projects, value, onChange, onCreated }: Props) => {
  const t = useTranslations('composer.project')
  const [name, setName] = useState<string | null>(null)
  const [error, setError] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const close = () => {
    setName(null)
    setError(null)
  }
  const create = async () => {
    if (busy || name === null) return
    setBusy(true)
    const answer = await createProject({ workspace, name }).catch(() => null)
    setBusy(false)
    if (!answer) return setError(t('noAnswer'))
    if (!answer.ok) return setError(answer.error.fields?.name ?? answer.error.message)
    close()
    onCreated(answer.data)
    onChange(answer.data.id)
  }
  if (name === null) {
    return (
      <Select
        label={t('label')}
        value={value}
        onChange={(chosen) => (chosen === NEW ? setName('') : onChange(chosen))}
        options={[
          ...projects.map((project) => ({ value: project.id, label: project.name })),
          { value: NEW, label: t('new') },
        ]}
      />
    )
  }
  return (
    <div className="flex flex-wrap items-start gap-2">
      <Field label={t('name')} hideLabel error={error} className="min-w-32 flex-1">
        <TextInput
          autoFocus
          value={name}
          placeholder={t('placeholder')}
          onChange={(event) => {
            setName(event.currentTarget.value)
            setError(null)
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') {
              event.stopPropagation()
              close()
            }
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
            event.preventDefault()
            event.stopPropagation()
            create()
          }}
        />
      </Field>
      <Button onClick={create} busy={busy}>
        {t('create')}
      </Button>
      <Button variant="quiet" onClick={close}>
        {t('cancel')}
      </Button>
    </div>
  )
}
