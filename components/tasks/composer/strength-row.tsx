'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { SettingRow } from '@/components/tasks/composer/setting-row'
import { Slider } from '@/components/ui/slider'
import { TextInput } from '@/components/ui/text-input'
import { useFormat } from '@/components/ui/use-format'
import { useSpeak } from '@/components/ui/use-speak'
import type { Locale } from '@/lib/intl/locale'
import { parseDecimal } from '@/lib/intl/number'
import { CFG_SCALE } from '@/lib/kling/catalog'
import { type Checked, checkCfgScale } from '@/lib/kling/field-rules'

const readStrength = (typed: string, locale: Locale): Checked<number> => {
  const parsed = parseDecimal(typed, locale)
  return parsed.ok ? checkCfgScale(parsed.value) : { error: parsed.said }
}

type Props = { value: number; onChange: (value: number) => void; error?: string }

/**
 * How strictly the prompt is followed: by the slider, or as a number. What is typed and cannot be
 * read stays, marked `data-unread`, and nothing is sent meanwhile: the last number that could be
 * read is not what was meant.
 */
export const StrengthRow = ({ value, onChange, error }: Props) => {
  const id = useId()
  const t = useTranslations('composer.strength')
  const locale = useLocale()
  const format = useFormat()
  const speak = useSpeak()
  const [typed, setTyped] = useState<string | null>(null)
  const read = typed === null ? { value } : readStrength(typed, locale)
  const wrong = 'error' in read ? speak(read.error) : error
  const write = (text: string) => {
    setTyped(text)
    const found = readStrength(text, locale)
    if ('value' in found) onChange(found.value)
  }
  return (
    <SettingRow label={t('short')} error={wrong} errorId={`${id}-error`}>
      <div className="flex items-center gap-3">
        <Slider
          label={t('label')}
          value={value}
          min={CFG_SCALE.min}
          max={CFG_SCALE.max}
          step={0.05}
          onChange={(moved) => {
            setTyped(null)
            onChange(Math.round(moved * 100) / 100)
          }}
          valueText={t('spoken', { strength: format.decimal(value) })}
        />
        <span className="w-16 shrink-0">
          <TextInput
            inputMode="decimal"
            autoComplete="off"
            aria-label={t('typed')}
            aria-invalid={wrong ? true : undefined}
            aria-describedby={wrong ? `${id}-error` : undefined}
            data-unread={'error' in read ? true : undefined}
            value={typed ?? format.decimal(value)}
            onChange={(event) => write(event.currentTarget.value)}
            onBlur={() => 'value' in read && setTyped(null)}
            className="figures text-right"
          />
        </span>
      </div>
    </SettingRow>
  )
}
