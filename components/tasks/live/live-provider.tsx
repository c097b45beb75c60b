'use client'
import type { ReactNode } from 'react'
import { SWRConfig } from 'swr'
import { liveKey } from '@/components/tasks/live/live-key'
import { useLiveQuestions } from '@/components/tasks/live/use-live'
import type { LiveView } from '@/lib/tasks/task-view'

type Props = { workspace: string; live: LiveView; children: ReactNode }

/** What the server read for the page stands in until the browser has asked for itself. */
export const LiveProvider = ({ workspace, live, children }: Props) => (
  <SWRConfig value={{ fallback: { [liveKey(workspace)]: live } }}>
    <Questions workspace={workspace} />
    {children}
  </SWRConfig>
)

const Questions = ({ workspace }: { workspace: string }) => {
  useLiveQuestions(workspace)
  return null
}
