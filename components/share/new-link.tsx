'use client'
import { useTranslations } from 'next-intl'
import { type SyntheticEvent, useRef, useState } from 'react'
import { PasswordInput } from '@/components/auth/password-input'
import { Tick } from '@/components/share/tick'
import { useSendKeys } from '@/components/tasks/composer/use-send-keys'
import { announce } from '@/components/ui/announcer'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Segmented } from '@/components/ui/segmented'
import { TextInput } from '@/components/ui/text-input'
import { newTaskId } from '@/lib/id'
import { makeShareLink } from '@/lib/share/actions'
import {
  GUEST_RIGHTS,
  type GuestRight,
  SHARE_DAYS,
  SHOWN_FACTS,
  type ShownFact,
  USUAL_SHARE_DAYS,
} from '@/lib/share/share-link'

type Props = {
  workspace: string
  videoIds: string[]
  title: string
  onMade: (path: string) => void
}

const withOrWithout = <T,>(all: T[], one: T, isIn: boolean): T[] =>
  isIn ? [...all, one] : all.filter((other) => other !== one)

/** What a link shows and allows: nothing but the picture, unless it is ticked. */
export const NewLink = ({ workspace, videoIds, title: usualTitle, onMade }: Props) => {
  const t = useTranslations('share.new')
  const words = useTranslations('ui')
  const form = useRef<HTMLFormElement>(null)
  const [title, setTitle] = useState(usualTitle)
  const [days, setDays] = useState<string>(String(USUAL_SHARE_DAYS))
  const [hasPassword, setHasPassword] = useState(false)
  const [password, setPassword] = useState('')
  const [may, setMay] = useState<GuestRight[]>(['comment', 'approve'])
  const [shows, setShows] = useState<ShownFact[]>([])
  const [busy, setBusy] = useState(false)
  const [errors, setErrors] = useState<Record<string, string>>({})
  // One for each press that was answered: what arrives twice is one link.
  const id = useRef<string>(null)
  const keys = useSendKeys(form)

  const refuse = (fields: Record<string, string>) => {
    setErrors(fields)
    announce('mistake', Object.values(fields).join(' '))
  }
  const make = async (event: SyntheticEvent) => {
    event.preventDefault()
    if (busy) return
    if (hasPassword && !password) return refuse({ password: t('needsPassword') })
    setBusy(true)
    setErrors({})
    id.current ??= newTaskId()
    const answer = await makeShareLink({
      workspace,
      id: id.current,
      title,
      videoIds,
      days: days === 'never' ? null : Number(days),
      password: hasPassword ? password : null,
      may,
      shows,
    }).catch(() => null)
    setBusy(false)
    if (!answer) return refuse({ form: words('noAnswer') })
    // What was answered is over: the next press is another link.
    id.current = null
    if (!answer.ok) return refuse(answer.error.fields ?? { form: answer.error.message })
    onMade(answer.data.path)
  }

  const { title: titleError, password: passwordError, ...others } = errors
  const [otherError] = Object.values(others)
  return (
    <form
      ref={form}
      onSubmit={make}
      onCompositionStart={keys.onCompositionStart}
      onCompositionEnd={keys.onCompositionEnd}
      noValidate
      aria-label={t('label')}
      className="space-y-4"
    >
      <Field label={t('title')} hint={t('titleHint')} error={titleError ?? null}>
        <TextInput
          data-autofocus
          autoComplete="off"
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
      </Field>
      <div>
        <span aria-hidden className="mb-1.5 block text-second text-sm">
          {t('days')}
        </span>
        <Segmented
          label={t('days')}
          value={days}
          onChange={setDays}
          options={SHARE_DAYS.map((one) => ({
            value: one === null ? 'never' : String(one),
            label: one === null ? t('never') : t('count', { days: one }),
          }))}
        />
      </div>
      <fieldset>
        <legend className="mb-1 text-second text-sm">{t('may')}</legend>
        <div className="grid grid-cols-2 gap-x-4 max-[26rem]:grid-cols-1">
          {GUEST_RIGHTS.map((right) => (
            <Tick
              key={right}
              checked={may.includes(right)}
              onChange={(isIn) => setMay(withOrWithout(may, right, isIn))}
            >
              {t(`rights.${right}`)}
            </Tick>
          ))}
        </div>
      </fieldset>
      <fieldset>
        <legend className="mb-1 text-second text-sm">{t('shows')}</legend>
        <div className="grid grid-cols-2 gap-x-4 max-[26rem]:grid-cols-1">
          {SHOWN_FACTS.map((fact) => (
            <Tick
              key={fact}
              checked={shows.includes(fact)}
              onChange={(isIn) => setShows(withOrWithout(shows, fact, isIn))}
            >
              {t(`facts.${fact}`)}
            </Tick>
          ))}
        </div>
      </fieldset>
      <div>
        <Tick checked={hasPassword} onChange={setHasPassword}>
          {t('withPassword')}
        </Tick>
        {hasPassword && (
          <Field label={t('password')} hideLabel error={passwordError ?? null} className="mt-1">
            <PasswordInput
              autoFocus
              autoComplete="new-password"
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
            />
          </Field>
        )}
      </div>
      {otherError && <p className="font-medium text-xs">{otherError}</p>}
      <p className="text-third text-xs">{t('privacy')}</p>
      <Button type="submit" variant="primary" size="lg" busy={busy} className="w-full">
        {t('make')}
      </Button>
    </form>
  )
}
