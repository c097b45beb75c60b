'use client'
import { useEffect, useRef } from 'react'
import { CopyText } from '@/components/settings/copy-text'
import { curlLines } from '@/components/settings/curl-lines'
import { Button } from '@/components/ui/button'

type Props = { token: string; name: string; base: string; onDone: () => void }

/** The one time that a token is seen. */
export const NewToken = ({ token, name, base, onDone }: Props) => {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const { generate, status } = curlLines(base, token)
  return (
    <div className="space-y-4 rounded-md border border-edge bg-panel p-4">
      <div>
        <h3 ref={heading} tabIndex={-1} className="font-semibold outline-none">
          The token “{name}”
        </h3>
        <p className="text-second">
          Copy it now: it is shown this once, and only its hash is kept.
        </p>
      </div>
      <CopyText label="the token" text={token} isWord />
      <p className="text-second">Ask for a video, then how it goes with the task_id that comes:</p>
      <CopyText label="the call that generates" text={generate} />
      <CopyText label="the call for the status" text={status} />
      <Button onClick={onDone}>I have copied it</Button>
    </div>
  )
}
