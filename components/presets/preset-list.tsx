'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { fromPreset, type PresetDraft } from '@/components/presets/preset-draft'
import { PresetRow } from '@/components/presets/preset-row'
import { groupPresets } from '@/components/presets/preset-words'
import { SavePreset } from '@/components/presets/save-preset'
import { usePresetActions } from '@/components/presets/use-preset-actions'
import { usePresets } from '@/components/presets/use-presets'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { TextInput } from '@/components/ui/text-input'
import type { PresetView } from '@/lib/presets/preset'

type Props = {
  workspace: string
  draft: PresetDraft
  onUse: (change: Partial<PresetDraft>, name: string) => void
  onDone: () => void
}

/** More than are seen at one glance. */
const SEARCH_FROM = 9

/** All presets of the reader, what can be done with them, and the way to a new one. */
export const PresetList = ({ workspace, draft, onUse, onDone }: Props) => {
  const t = useTranslations('presets')
  const locale = useLocale()
  const { presets, failed, refresh } = usePresets(workspace)
  const actions = usePresetActions(workspace, refresh)
  const [asked, setAsked] = useState('')
  const list = useRef<HTMLDivElement>(null)
  if (!presets) {
    return failed ? (
      <Notice role="alert" action={<Button onClick={refresh}>{t('again')}</Button>}>
        {t('unreachable')}
      </Notice>
    ) : (
      <p role="status" className="text-second">
        {t('loading')}
      </p>
    )
  }
  const { own, others } = groupPresets(presets, asked, locale)
  const use = (preset: PresetView) => {
    if (!preset.settings) return
    onUse(fromPreset(preset.settings), preset.name)
    onDone()
  }
  const undo = async () => {
    // The pressed button goes; the list keeps the place of the keyboard.
    if (await actions.undo()) list.current?.focus()
  }
  const group = (title: string, rows: PresetView[]) =>
    rows.length > 0 && (
      <section>
        <h3 className="mb-1 text-second text-xs">{title}</h3>
        <ul aria-label={title}>
          {rows.map((preset) => (
            <PresetRow
              key={preset.id}
              preset={preset}
              actions={actions}
              onUse={() => use(preset)}
            />
          ))}
        </ul>
      </section>
    )
  return (
    <div ref={list} tabIndex={-1} className="flex flex-col gap-4 outline-none">
      {presets.length >= SEARCH_FROM && (
        <Field label={t('search')} hideLabel>
          <TextInput
            type="search"
            value={asked}
            placeholder={t('search')}
            autoComplete="off"
            onChange={(event) => setAsked(event.currentTarget.value)}
            onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
          />
        </Field>
      )}
      <p role="status" className={asked && own.length + others.length === 0 ? '' : 'sr-only'}>
        {asked &&
          (own.length + others.length === 0
            ? t('noneFound')
            : t('found', { count: own.length + others.length }))}
      </p>
      {presets.length === 0 && <p className="text-second">{t('empty')}</p>}
      {group(t('own'), own)}
      {group(t('others'), others)}
      {actions.said && (
        <Notice
          role={actions.said.failed ? 'alert' : 'status'}
          action={
            actions.said.undo && (
              <Button
                key={actions.said.undo.sealed}
                autoFocus
                busy={actions.busy === 'undo'}
                onClick={undo}
              >
                {t('undo')}
              </Button>
            )
          }
        >
          {actions.said.words}
        </Notice>
      )}
      <SavePreset draft={draft} presets={presets} actions={actions} />
    </div>
  )
}
