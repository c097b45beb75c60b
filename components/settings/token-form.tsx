'use client'
import { useTranslations } from 'next-intl'
import { type SyntheticEvent, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { TextInput } from '@/components/ui/text-input'
import { useMistake } from '@/components/ui/use-mistake'
import { createApiToken } from '@/lib/workspaces/token-actions'

export type ProjectChoice = { id: string; name: string }
export type MadeToken = { token: string; name: string }

type Props = {
  workspace: string
  projects: ProjectChoice[]
  onMade: (made: MadeToken) => void
}

export const TokenForm = ({ workspace, projects, onMade }: Props) => {
  const t = useTranslations('settings.tokens')
  const form = useRef<HTMLFormElement>(null)
  const showMistake = useMistake(form)
  const [name, setName] = useState('')
  const [projectId, setProjectId] = useState(projects[0]?.id ?? '')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)

  const refuse = (message: string) => {
    setError(message)
    showMistake()
  }

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    if (busy) return
    if (!name.trim()) return refuse(t('needsName'))
    setBusy(true)
    setError(null)
    const answer = await createApiToken({ workspace, projectId, name }).catch(() => null)
    setBusy(false)
    if (!answer) return refuse(t('createUnanswered'))
    if (!answer.ok) return refuse(answer.error.fields?.name ?? answer.error.message)
    setName('')
    onMade({ token: answer.data.token, name: name.trim() })
  }

  return (
    <form
      ref={form}
      onSubmit={submit}
      noValidate
      aria-label={t('new')}
      className="flex flex-wrap items-start gap-2"
    >
      <Field label={t('name')} error={error} className="w-64 max-sm:w-full">
        <TextInput
          autoComplete="off"
          maxLength={80}
          placeholder={t('namePlaceholder')}
          value={name}
          onChange={(event) => {
            setName(event.currentTarget.value)
            setError(null)
          }}
        />
      </Field>
      <div className="w-56 max-sm:w-full">
        <span aria-hidden className="mb-1.5 block text-second text-sm">
          {t('project')}
        </span>
        <Select
          label={t('project')}
          value={projectId}
          onChange={setProjectId}
          options={projects.map((project) => ({ value: project.id, label: project.name }))}
          className="w-full"
        />
      </div>
      <Button
        type="submit"
        busy={busy}
        className="mt-[calc(var(--text-sm--line-height)+0.375rem)] max-sm:mt-0"
      >
        {t('create')}
      </Button>
    </form>
  )
}
