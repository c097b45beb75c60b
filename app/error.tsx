'use client'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

type Props = { error: Error & { digest?: string }; reset: () => void }

/** The digest names the error in the server's log; its message stays there. */
const PageError = ({ error, reset }: Props) => (
  <main className="grid min-h-dvh place-items-center">
    <h1 className="sr-only">Something went wrong</h1>
    <EmptyState
      title="This page could not be made. Tasks go on without it."
      action={<Button onClick={reset}>Try again</Button>}
    >
      {error.digest && <p className="figures text-third text-xs">Error {error.digest}</p>}
    </EmptyState>
  </main>
)

export default PageError
