import type { TaskFacts } from '@/lib/credits/ledger-view'
import type { AccountOwner } from '@/lib/credits/store'
import { type Db, db, Prisma } from '@/lib/db/client'
import { inPages } from '@/lib/db/pages'
import type { ProviderMode } from '@/lib/env'
import type { AuditedTask, TaskMovement } from '@/lib/tasks/audit-task'
import type { TaskNote } from '@/lib/tasks/note'

/** What the ledger asks of the tasks. */

const PAGE_SIZE = 1_000

/** All tasks of a workspace, in pages. */
export const pageAuditedTasks = (on: Db, workspaceId: string): AsyncGenerator<AuditedTask[]> =>
  inPages(
    async (after: string | null) => {
      const rows = await on.task.findMany({
        where: { workspaceId, ...(after === null ? {} : { id: { gt: after } }) },
        orderBy: { id: 'asc' },
        take: PAGE_SIZE,
        select: {
          id: true,
          workspaceId: true,
          providerMode: true,
          projectId: true,
          state: true,
          priceCredits: true,
          billedCredits: true,
          reportedCredits: true,
          note: true,
          video: { select: { billedCredits: true } },
        },
      })
      return rows.map(({ video, note, ...row }) => ({
        ...row,
        note: note as TaskNote | null,
        videoCredits: video?.billedCredits ?? null,
      }))
    },
    (task) => task.id,
  )

// Sums come as a bigint.
type Row = Omit<TaskMovement, 'held' | 'spent'> & { taskId: string; held: bigint; spent: bigint }

/** The movements that name these tasks, wherever they stand, by task. */
export const listTaskMovements = async (
  on: Db,
  taskIds: string[],
): Promise<Map<string, TaskMovement[]>> => {
  const rows = await on.$queryRaw<Row[]>`
    SELECT m."id", m."number", m."kind", m."workspaceId", m."providerMode", m."projectId", m."taskId",
      SUM(CASE WHEN a."kind" = 'held' THEN e."amount" ELSE 0 END) AS "held",
      SUM(CASE WHEN a."kind" = 'spent' THEN e."amount" ELSE 0 END) AS "spent"
    FROM "CreditTransaction" m
      LEFT JOIN "CreditEntry" e ON e."transactionId" = m."id"
      LEFT JOIN "CreditAccount" a ON a."id" = e."accountId"
    WHERE m."taskId" IN (${Prisma.join(taskIds)})
    GROUP BY m."id"`
  const byTask = new Map<string, TaskMovement[]>(taskIds.map((id) => [id, []]))
  for (const { taskId, held, spent, ...movement } of rows) {
    byTask.get(taskId)?.push({ ...movement, held: Number(held), spent: Number(spent) })
  }
  return byTask
}

type Orphan = { id: string; number: number; taskId: string; providerMode: ProviderMode }

/** Movements of a workspace whose task does not exist, in pages. */
export const pageOrphans = (on: Db, workspaceId: string): AsyncGenerator<Orphan[]> =>
  inPages(
    (after: string | null) => on.$queryRaw<Orphan[]>`
      SELECT m."id", m."number", m."taskId", m."providerMode"
      FROM "CreditTransaction" m LEFT JOIN "Task" t ON t."id" = m."taskId"
      WHERE m."workspaceId" = ${workspaceId} AND m."id" > ${after ?? ''}
        AND m."taskId" IS NOT NULL AND t."id" IS NULL
      ORDER BY m."id" LIMIT ${PAGE_SIZE}`,
    (orphan) => orphan.id,
  )

/** Credits held for tasks of which nobody knows whether they were charged: of the held, at risk. */
export const sumAtRisk = async (owner: AccountOwner): Promise<number> => {
  const { _sum } = await db().task.aggregate({
    where: { ...owner, state: { in: ['unconfirmed', 'stalled', 'lost'] } },
    _sum: { priceCredits: true },
  })
  return _sum.priceCredits ?? 0
}

/** What the ledger says of its tasks, by task id. */
export const listTaskFacts = async (
  workspaceId: string,
  ids: string[],
): Promise<Map<string, TaskFacts>> => {
  const rows = await db().task.findMany({
    where: { workspaceId, id: { in: ids } },
    select: {
      id: true,
      prompt: true,
      note: true,
      state: true,
      takeNumber: true,
      shot: { select: { number: true } },
      project: { select: { name: true } },
      user: { select: { displayName: true } },
      video: { select: { id: true } },
    },
  })
  return new Map(
    rows.map(({ id, state, prompt, project, shot, takeNumber, user, video, note }) => [
      id,
      {
        prompt,
        projectName: project.name,
        take: state === 'cancelled' ? null : { shotNumber: shot.number, takeNumber },
        memberName: user.displayName,
        videoId: video?.id ?? null,
        unconfirmedRefund: unconfirmedRefund(note as TaskNote | null),
      },
    ]),
  )
}

const unconfirmedRefund = (note: TaskNote | null): number =>
  note?.code === 'failed' ? note.reportedCredits : 0
