'use client'
import { useState } from 'react'
import { OAuthButtons } from '@/components/auth/oauth-buttons'
import { PasswordInput } from '@/components/auth/password-input'
import { signInProblem } from '@/components/auth/sign-in-problem'
import { type Typed, useForm } from '@/components/auth/use-form'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { TextInput } from '@/components/ui/text-input'
import { createStudio, prepareStudio } from '@/lib/auth/actions'
import type { FirstRunFacts } from '@/lib/auth/auth-view'
import type { Failure } from '@/lib/result'

const STUDIO_FIELDS = ['workspaceName', 'creditsOnAccount', 'setupCode']

export const FirstRunForm = (facts: FirstRunFacts) => {
  const { form, action, busy, typed, errorOf, message } = useForm(createStudio, {
    done: ({ slug }) => window.location.assign(`/w/${slug}`),
    leaves: true,
  })
  const [refused, setRefused] = useState<Failure['error'] | null>(null)
  const wrong = (name: string) => refused?.fields?.[name] ?? errorOf(name)

  const prepare = async () => {
    const all: Typed = {}
    for (const [name, value] of new FormData(form.current ?? undefined)) {
      if (typeof value === 'string' && STUDIO_FIELDS.includes(name)) all[name] = value
    }
    const result = await prepareStudio(all)
    setRefused(result.ok ? null : result.error)
    return result.ok
  }

  const said = message ?? (refused && !refused.fields ? refused.message : null)
  return (
    <form ref={form} action={action} onSubmit={() => setRefused(null)} noValidate>
      <div className="grid gap-4">
        {(said ?? signInProblem(facts.problem)) && (
          <Notice tone="strong" role="alert">
            {said ?? signInProblem(facts.problem)}
          </Notice>
        )}
        <Field label="Your name" error={wrong('displayName')}>
          <TextInput
            name="displayName"
            autoComplete="name"
            defaultValue={typed.displayName}
            required
          />
        </Field>
        <Field label="E-mail" error={wrong('email')}>
          <TextInput
            name="email"
            type="email"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            defaultValue={typed.email}
            required
          />
        </Field>
        <Field
          label="Password"
          hint={wrong('password') ? undefined : 'At least 8 characters.'}
          error={wrong('password')}
        >
          <PasswordInput
            name="password"
            autoComplete="new-password"
            defaultValue={typed.password}
            required
          />
        </Field>
        <StudioFields {...facts} typed={typed} wrong={wrong} />
        <Button type="submit" variant="primary" size="lg" busy={busy} className="mt-2">
          Create the studio
        </Button>
      </div>
      <OAuthButtons choices={facts.oauth} next="/" before={prepare} />
    </form>
  )
}

type StudioProps = FirstRunFacts & { typed: Typed; wrong: (name: string) => string | null }

/** What the studio needs however its owner signs in. */
const StudioFields = ({ asksForCredits, needsSetupCode, typed, wrong }: StudioProps) => (
  <>
    <Field
      label="Workspace"
      hint="The name of your team or company."
      error={wrong('workspaceName')}
    >
      <TextInput
        name="workspaceName"
        autoComplete="organization"
        defaultValue={typed.workspaceName}
        required
      />
    </Field>
    {asksForCredits && (
      <Field
        label="Credits on the Kling account now"
        hint="Digits only. They become what your team can spend."
        error={wrong('creditsOnAccount')}
      >
        <TextInput
          name="creditsOnAccount"
          inputMode="numeric"
          autoComplete="off"
          defaultValue={typed.creditsOnAccount}
          required
        />
      </Field>
    )}
    {needsSetupCode && (
      <Field
        label="Set-up code"
        hint="You are not on the machine that runs Dailies. Its start printed this code."
        error={wrong('setupCode')}
      >
        <TextInput
          name="setupCode"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          defaultValue={typed.setupCode}
          required
        />
      </Field>
    )}
  </>
)
