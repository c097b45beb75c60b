'use client'
import { Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type FormEvent, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Notice } from '@/components/ui/notice'
import { Switch } from '@/components/ui/switch'
import { TextInput } from '@/components/ui/text-input'
import { useMistake } from '@/components/ui/use-mistake'
import { useViews } from '@/components/views/use-views'

type Props = {
  /** The workspace's slug. */
  workspace: string
  /** What is filtered now, as an address has it; empty for nothing. */
  query: string
  canSave: boolean
  onOpen: (query: string) => void
  onClose: () => void
}

/** The saved views, to open and to remove, and a name for what is filtered now. */
export const ViewsDialog = ({ workspace, query, canSave, onOpen, onClose }: Props) => {
  const t = useTranslations('views')
  const kept = useViews(workspace)
  const { views, said } = kept
  return (
    <Dialog open onClose={onClose} title={t('title')}>
      <div className="grid grid-cols-1 gap-4">
        {views?.length === 0 && <p className="text-second">{t('empty')}</p>}
        {views && views.length > 0 && (
          <ul>
            {views.map((view) => (
              <li key={view.id} className="flex items-center gap-1 border-b">
                <button
                  type="button"
                  onClick={() => {
                    onOpen(view.query)
                    onClose()
                  }}
                  className="flex min-h-10 min-w-0 flex-1 items-center gap-3 rounded-md px-2 text-left hover:bg-raised active:bg-pressed touch:min-h-12"
                >
                  <span
                    className="min-w-0 flex-1 truncate font-medium text-sm"
                    aria-current={view.query === query || undefined}
                    title={view.name}
                  >
                    {view.name}
                  </span>
                  {view.shared && (
                    <span className="max-w-40 shrink-0 truncate text-second text-xs">
                      {t('sharedBy', { name: view.makerName })}
                    </span>
                  )}
                </button>
                {view.mayRemove && (
                  <IconButton
                    label={t('remove', { name: view.name })}
                    onClick={() => kept.remove(view)}
                  >
                    <Trash2 className="size-4" aria-hidden />
                  </IconButton>
                )}
              </li>
            ))}
          </ul>
        )}
        {!views && !kept.failed && (
          <p role="status" className="text-second">
            {t('loading')}
          </p>
        )}
        {kept.failed && (
          <Notice role="alert" action={<Button onClick={kept.refresh}>{t('again')}</Button>}>
            {t('unreachable')}
          </Notice>
        )}
        {said && (said.failed || said.removed) && (
          <Notice
            action={
              said.removed && (
                <Button busy={kept.busy} onClick={() => said.removed && kept.putBack(said.removed)}>
                  {t('undo')}
                </Button>
              )
            }
          >
            {said.words}
          </Notice>
        )}
        {canSave && query !== '' && <SaveForm query={query} kept={kept} />}
      </div>
    </Dialog>
  )
}

const SaveForm = ({ query, kept }: { query: string; kept: ReturnType<typeof useViews> }) => {
  const t = useTranslations('views')
  const form = useRef<HTMLFormElement>(null)
  const showMistake = useMistake(form)
  const [name, setName] = useState('')
  const [shared, setShared] = useState(false)
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (await kept.save(name, query, shared)) setName('')
    else showMistake()
  }
  return (
    <form ref={form} onSubmit={save} className="grid grid-cols-1 gap-3">
      <Field label={t('saveAs')} error={kept.nameProblem}>
        <TextInput
          value={name}
          autoComplete="off"
          onChange={(event) => {
            setName(event.currentTarget.value)
            kept.forget()
          }}
        />
      </Field>
      <div className="flex items-center justify-between gap-4">
        <span aria-hidden="true" className="text-second">
          {t('share')}
        </span>
        <Switch label={t('share')} checked={shared} onChange={setShared} />
      </div>
      <Button type="submit" busy={kept.busy} className="justify-self-start">
        {t('save')}
      </Button>
    </form>
  )
}
