import type { LiveProblem } from '@/components/tasks/live/use-live'
import { ButtonLink } from '@/components/ui/button-link'
import { Notice } from '@/components/ui/notice'

type Props = { problem: LiveProblem; workspace: string }

/** Why what is on screen may be old. */
export const LiveNotice = ({ problem, workspace }: Props) =>
  problem === 'offline' ? (
    <Notice role="status">Not connected. Tasks go on; this page catches up.</Notice>
  ) : (
    <Notice
      tone="strong"
      role="status"
      action={
        <ButtonLink href={`/sign-in?next=${encodeURIComponent(`/w/${workspace}`)}`}>
          Sign in
        </ButtonLink>
      }
    >
      You are signed out. Tasks go on.
    </Notice>
  )
