'use client'
import { type SyntheticEvent, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { TextInput } from '@/components/ui/text-input'
import { createApiToken } from '@/lib/workspaces/token-actions'

export type ProjectChoice = { id: string; name: string }
export type MadeToken = { token: string; name: string }

type Props = {
  workspace: string
  projects: ProjectChoice[]
  onMade: (made: MadeToken) => void
}

export const TokenForm = ({ workspace, projects, onMade }: Props) => {
  const input = useRef<HTMLInputElement>(null)
  const [name, setName] = useState('')
  const [projectId, setProjectId] = useState(projects[0]?.id ?? '')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)

  const refuse = (message: string) => {
    setError(message)
    input.current?.focus()
  }

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    if (busy) return
    if (!name.trim()) return refuse('Give it a name.')
    setBusy(true)
    setError(null)
    const answer = await createApiToken({ workspace, projectId, name }).catch(() => null)
    setBusy(false)
    if (!answer) return refuse('The studio did not answer. Try again; revoke what you cannot use.')
    if (!answer.ok) return refuse(answer.error.fields?.name ?? answer.error.message)
    setName('')
    onMade({ token: answer.data.token, name: name.trim() })
  }

  return (
    <form
      onSubmit={submit}
      noValidate
      aria-label="New token"
      className="flex flex-wrap items-start gap-2"
    >
      <Field label="Name of the token" error={error} className="w-64 max-sm:w-full">
        <TextInput
          ref={input}
          autoComplete="off"
          maxLength={80}
          placeholder="Night render"
          value={name}
          onChange={(event) => {
            setName(event.currentTarget.value)
            setError(null)
          }}
        />
      </Field>
      <div className="w-56 max-sm:w-full">
        <span aria-hidden className="mb-1.5 block text-second text-sm">
          Project
        </span>
        <Select
          label="Project"
          value={projectId}
          onChange={setProjectId}
          options={projects.map((project) => ({ value: project.id, label: project.name }))}
          className="w-full"
        />
      </div>
      <Button type="submit" busy={busy} className="mt-[1.625rem] max-sm:mt-0">
        Create
      </Button>
    </form>
  )
}
