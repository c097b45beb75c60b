'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { CopyText } from '@/components/settings/copy-text'
import { curlLines } from '@/components/settings/curl-lines'
import { Button } from '@/components/ui/button'

type Props = { token: string; name: string; base: string; mayGenerate: boolean; onDone: () => void }

/** The one time that a token is seen. */
export const NewToken = ({ token, name, base, mayGenerate, onDone }: Props) => {
  const t = useTranslations('settings.tokens')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const { generate, status } = curlLines(base, token)
  return (
    <div className="space-y-4 rounded-md border border-edge bg-panel p-4">
      <div>
        <h3 ref={heading} tabIndex={-1} className="font-semibold outline-none">
          {t('made', { name })}
        </h3>
        <p className="text-second">{t('copyNow')}</p>
      </div>
      <CopyText label={t('theToken')} text={token} isWord />
      <p className="text-second">{t(mayGenerate ? 'thenAsk' : 'thenRead')}</p>
      {mayGenerate && <CopyText label={t('generateCall')} text={generate} />}
      <CopyText label={t('statusCall')} text={status} />
      <Button onClick={onDone}>{t('copied')}</Button>
    </div>
  )
}
