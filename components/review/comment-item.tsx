'use client'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { EditComment } from '@/components/review/edit-comment'
import { FrameButton } from '@/components/review/frame-button'
import { Avatar } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { When } from '@/components/videos/when'
import type { CommentView } from '@/lib/review/review-view'
import { scriptLang } from '@/lib/script-lang'

/** What can be done with comments: a guest resolves none. */
export type CommentActions = {
  resolve: ((comment: CommentView) => void) | null
  remove: (comment: CommentView) => void
  /** @throws AskError */
  edit: (comment: CommentView, body: string) => Promise<void>
}

type Clock = { now: string; timeZone: string | null }

type Props = Clock & {
  comment: CommentView
  framesPerSecond: number
  actions: CommentActions | null
}

export const CommentItem = ({ comment, framesPerSecond, actions, ...clock }: Props) => {
  const t = useTranslations('review.comment')
  const [editing, setEditing] = useState(false)
  const { body, frame, resolved } = comment
  const { resolve = null } = actions ?? {}
  return (
    <li data-comment={comment.id} className="flex gap-2.5">
      <Avatar name={comment.name} className="mt-0.5" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-1.5">
          <span className="min-w-0 font-medium wrap-anywhere" lang={scriptLang(comment.name)}>
            {comment.name}
          </span>
          {comment.isGuest && <Badge>{t('guest')}</Badge>}
          {frame !== null && <FrameButton frame={frame} framesPerSecond={framesPerSecond} />}
          <span className="text-third text-xs">
            <When at={comment.createdAt} {...clock} />
            {comment.editedAt && ` · ${t('edited')}`}
          </span>
        </p>
        {editing && actions ? (
          <EditComment
            body={body}
            onSave={(words) => actions.edit(comment, words)}
            onEnd={() => setEditing(false)}
          />
        ) : (
          <>
            <p
              lang={scriptLang(body)}
              className={cx(
                'whitespace-pre-wrap text-base wrap-anywhere',
                resolved ? 'text-third' : 'text-second',
              )}
            >
              {body}
            </p>
            {resolved && (
              <p className="text-third text-xs">
                {t.rich('resolvedBy', {
                  name: resolved.name,
                  when: () => <When at={resolved.at} {...clock} />,
                })}
              </p>
            )}
            {actions && (resolve || comment.mine || comment.mayDelete) && (
              <div className="-ml-1.5 flex flex-wrap">
                {resolve && (
                  <Action onClick={() => resolve(comment)} of={comment}>
                    {t(resolved ? 'reopen' : 'resolve')}
                  </Action>
                )}
                {comment.mine && (
                  <Action onClick={() => setEditing(true)} of={comment}>
                    {t('edit')}
                  </Action>
                )}
                {comment.mayDelete && (
                  <Action onClick={() => actions.remove(comment)} of={comment}>
                    {t('delete')}
                  </Action>
                )}
              </div>
            )}
          </>
        )}
      </div>
    </li>
  )
}

type ActionProps = { of: CommentView; onClick: () => void; children: ReactNode }

/** The words of a comment tell its buttons apart for who cannot see where they stand. */
const Action = ({ of, onClick, children }: ActionProps) => (
  <Button variant="quiet" size="sm" onClick={onClick}>
    {children}
    <span className="sr-only">: {of.body.slice(0, 40)}</span>
  </Button>
)
