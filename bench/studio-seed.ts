import { db } from '@/lib/db/client'
import { mintScope } from '@/lib/workspaces/access'
import { addMember, type MadeWorkspace, unique } from '@/tests/helpers/factories'
import { makeVideo } from '@/tests/helpers/videos'

const SHAPES = [
  { width: 1280, height: 720 },
  { width: 720, height: 1280 },
  { width: 960, height: 960 },
]
const PROMPT = 'The camera drifts forward over the ridges as the mist lifts, first light'

/**
 * Fills the workspace of a studio that has made one video: so many videos of all shapes, and so
 * many tasks in flight, half of them a colleague's. Nobody asks a provider about those: what
 * becomes of them is what `bringNews` and `bringVideo` write.
 */
export const seedStudio = async (slug: string, { videos = 60, tasks = 12 } = {}) => {
  const workspace = await db().workspace.findUniqueOrThrow({ where: { slug } })
  const where = { workspaceId: workspace.id }
  const owner = await db().membership.findFirstOrThrow({ where })
  const project = await db().project.findFirstOrThrow({ where })
  const scope = await mintScope(owner.userId, slug, 'workspace:read')
  const colleague = await addMember(scope, 'member')
  const made = { scope, projectId: project.id }
  // A poster of a real video stands for all: one that has none is drawn in another way.
  const { posterKey, thumbhash } = await db().video.findFirstOrThrow({ where })
  const picture = { posterKey, thumbhash }
  for (let index = 0; index < videos; index++) {
    await addVideo(
      made,
      { index, picture },
      new Date(Date.now() - (videos - index) * 60_000 - 3_600_000),
    )
  }
  const running: string[] = []
  for (let index = 0; index < tasks; index++) {
    const { taskId } = await makeVideo(made, { prompt: `${PROMPT}, ${index}` })
    await db().video.delete({ where: { taskId } })
    const sentAt = new Date(Date.now() - index * 3_000)
    await db().task.update({
      where: { id: taskId },
      data: {
        state: 'running',
        userId: index % 2 === 0 ? scope.userId : colleague.userId,
        providerTaskId: unique('running-'),
        sentAt,
        stateAt: sentAt,
        lastPolledAt: sentAt,
        dueAt: null,
      },
    })
    running.push(taskId)
  }
  return {
    /** Each of them has just been asked about. */
    bringNews: async (): Promise<void> => {
      await db().task.updateMany({
        where: { id: { in: running } },
        data: { lastPolledAt: new Date() },
      })
    },
    /** One more video stands at the head of the list. */
    bringVideo: (): Promise<void> => addVideo(made, { index: videos++, picture }, new Date()),
  }
}

type Picture = { posterKey: string | null; thumbhash: string | null }

const addVideo = async (
  made: MadeWorkspace,
  { index, picture }: { index: number; picture: Picture },
  createdAt: Date,
): Promise<void> => {
  const shape = SHAPES[index % SHAPES.length]
  await makeVideo(made, {
    createdAt,
    prompt: `${PROMPT}, ${index}`,
    durationSeconds: 5,
    ...shape,
    ...picture,
  })
}
