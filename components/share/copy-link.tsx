'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { announce } from '@/components/ui/announcer'
import { Button } from '@/components/ui/button'
import { TextInput } from '@/components/ui/text-input'
import type { ShareLinkView } from '@/lib/share/share-view'

/** Copies the address; where a browser has no clipboard to give, it stands there to be copied. */
export const CopyLink = ({ link }: { link: ShareLinkView }) => {
  const t = useTranslations('share.links')
  const copyWords = useTranslations('settings.copy')
  const field = useRef<HTMLInputElement>(null)
  const [end, setEnd] = useState<'copied' | 'shown' | null>(null)
  const address = () => `${location.origin}${link.path}`
  useEffect(() => {
    if (end === 'shown') field.current?.select()
  }, [end])

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address())
      setEnd('copied')
      announce('copy', copyWords('copied'))
    } catch {
      setEnd('shown')
      announce('copy', copyWords('selected'))
    }
  }
  return (
    <>
      <Button size="sm" onClick={copy} aria-label={t('copyNamed', { title: link.title })}>
        {end === 'copied' ? copyWords('copied') : t('copy')}
      </Button>
      {end === 'shown' && (
        <div className="order-last w-full">
          <TextInput
            ref={field}
            readOnly
            aria-label={t('address')}
            value={address()}
            className="font-mono"
          />
          <p className="mt-1 text-second text-xs">{copyWords('selected')}</p>
        </div>
      )}
    </>
  )
}
