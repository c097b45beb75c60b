import type { ReactNode } from 'react'
import { PageTitle } from '@/components/ui/page-title'

type Props = { title: string; children: ReactNode; lead: ReactNode }

/** What the pages before the studio have in common: one question, in the middle. */
export const AuthPanel = ({ title, lead, children }: Props) => (
  <>
    <PageTitle>{title}</PageTitle>
    <p className="mt-1.5 text-balance text-second text-base">{lead}</p>
    <div className="mt-6">{children}</div>
  </>
)
