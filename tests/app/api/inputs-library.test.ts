import { beforeAll, describe, expect, it } from 'vitest'
import { POST as restore } from '@/app/api/w/[workspace]/inputs/[inputId]/restore/route'
import { DELETE, PATCH, GET as readOne } from '@/app/api/w/[workspace]/inputs/[inputId]/route'
import { GET as getThumbnail } from '@/app/api/w/[workspace]/inputs/[inputId]/thumbnail/route'
import { GET as listUses } from '@/app/api/w/[workspace]/inputs/[inputId]/uses/route'
import { GET } from '@/app/api/w/[workspace]/inputs/route'
import { db } from '@/lib/db/client'
import type { InputUseView, LibraryInput } from '@/lib/media/input-view'
import { createInput, type NewInput } from '@/lib/media/store'
import { findInputProblem, readInputs } from '@/lib/tasks/input-links'
import { describeOnEachDatabase } from '../../helpers/database'
import { addMember, type MadeWorkspace, makeWorkspace } from '../../helpers/factories'
import { makeVideo } from '../../helpers/videos'
import { store } from '../../lib/media/stored'
import { signedIn } from './signed-in'

type Send = Awaited<ReturnType<typeof signedIn>>

describeOnEachDatabase('the library of inputs', (useDatabase) => {
  useDatabase()
  let made: MadeWorkspace
  let send: Send
  beforeAll(async () => {
    made = await makeWorkspace()
    send = await signedIn(made.scope.userId)
  })

  const add = async (name: string, overrides: Partial<NewInput> = {}, of = made) =>
    createInput({
      workspaceId: of.scope.workspaceId,
      userId: of.scope.userId,
      kind: 'image',
      name,
      storageKey: 'x',
      thumbnailKey: null,
      sha256: 'x',
      contentType: 'image/png',
      sizeBytes: 1,
      width: 600,
      height: 400,
      durationSeconds: null,
      ...overrides,
    })
  const context = (inputId = '', workspace = made.scope.slug) => ({
    params: Promise.resolve({ workspace, inputId }),
  })
  const list = async (
    search: Record<string, string>,
    { as = send, of = made } = {},
  ): Promise<LibraryInput[]> => {
    const query = new URLSearchParams(search)
    const answer = await GET(as(`/inputs?${query}`), context('', of.scope.slug))
    const result = await answer.json()
    return result.data.inputs
  }
  const namesOf = async (search: Record<string, string>, more: { of?: MadeWorkspace } = {}) =>
    (await list(search, more)).map(({ name }) => name)
  const change = async (
    handler: typeof PATCH | typeof restore,
    id: string,
    { as = send, method = 'POST', body }: { as?: Send; method?: string; body?: unknown } = {},
  ) => {
    const request = as(`/inputs/${id}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const response = await handler(request, context(id))
    return { status: response.status, result: await response.json() }
  }
  const rename = (id: string, name: string, as = send) =>
    change(PATCH, id, { as, method: 'PATCH', body: { name } })
  const remove = (id: string, as = send) => change(DELETE, id, { as, method: 'DELETE' })

  describe('a search', () => {
    let own: MadeWorkspace
    let as: Send
    beforeAll(async () => {
      own = await makeWorkspace()
      as = await signedIn(own.scope.userId)
      const names = ['Kırmızı Şehir.png', '고요한 밤바다.png', 'IMG_0012.jpg', 'IMG-0012 copy.jpg']
      for (const name of names) await add(name, {}, own)
      await add('100% wool.mp4', { kind: 'video' }, own)
      await add('Harbour 0:03', { fromVideoId: 'a-video', fromSeconds: 3.2 }, own)
    })

    it.each([
      ['KIRMIZI', ['Kırmızı Şehir.png']],
      ['kirmizi sehir', ['Kırmızı Şehir.png']],
      ['ŞEHİR', ['Kırmızı Şehir.png']],
      ['바다', ['고요한 밤바다.png']],
      ['바다'.normalize('NFD'), ['고요한 밤바다.png']],
      ['100%', ['100% wool.mp4']],
      ['0012 img', ['IMG-0012 copy.jpg', 'IMG_0012.jpg']],
      ['\\', null],
      ['nothing of this', []],
    ])('for %j', async (search, found) => {
      const names = await namesOf({ search }, { of: own, as } as never)
      if (found) expect(names.sort()).toEqual(found)
      else expect(names).toHaveLength(6)
    })

    it('is narrowed by kind; a frame is an image too', async () => {
      const more = { of: own, as } as never
      expect(await namesOf({ kind: 'frame' }, more)).toEqual(['Harbour 0:03'])
      expect(await namesOf({ kind: 'video', search: 'wool' }, more)).toEqual(['100% wool.mp4'])
      expect(await namesOf({ kind: 'image', search: 'wool' }, more)).toEqual([])
      const [frame] = await list({ kind: 'image', search: 'harbour' }, more)
      expect(frame?.frameOf).toEqual({ videoId: 'a-video', seconds: 3.2 })
    })

    it('finds a row from before by its name as it is written', async () => {
      const old = await add('Çınar Ağacı', {}, own)
      await db().input.update({ where: { id: old.id }, data: { nameFolded: 'Çınar ağacı' } })
      expect(await namesOf({ search: 'Çınar' }, { of: own, as } as never)).toEqual(['Çınar Ağacı'])
    })
  })

  describe('a new name', () => {
    it('is composed, trimmed, and what is searched from then on', async () => {
      const { id } = await add('before.png')
      const { status, result } = await rename(id, '  밤바다 İlk '.normalize('NFD'))
      expect([status, result.data.name]).toEqual([200, '밤바다 İlk'])
      expect(await namesOf({ search: 'before' })).toEqual([])
      expect(await namesOf({ search: '바다 ilk' })).toEqual(['밤바다 İlk'])
    })

    it.each([
      ['', 'Enter a name.'],
      ['   ', 'Enter a name.'],
      ['a'.repeat(121), 'A name may have at most 120 characters.'],
      ['two\nlines', 'A name may not have line breaks or invisible characters.'],
      ['\u202egnp.exe', 'A name may not have line breaks or invisible characters.'],
    ])('%j is refused', async (name, message) => {
      const { id } = await add('kept.png')
      const { status, result } = await rename(id, name)
      expect([status, result.error.fields]).toEqual([400, { name: message }])
      expect((await db().input.findUniqueOrThrow({ where: { id } })).name).toBe('kept.png')
    })

    it('may be as long as 120 after it was composed', async () => {
      const { id } = await add('long.png')
      const name = '밤'.repeat(120)
      expect((await rename(id, name.normalize('NFD'))).result.data.name).toBe(name)
    })
  })

  it('is gone from the list and from new requests when it was removed, until that is undone', async () => {
    const { id } = await add('away.png')
    const { workspaceId } = made.scope
    const settings = { type: 'std-image-to-video', prompt: 'x', image: { inputId: id } } as const
    expect((await remove(id)).status).toBe(200)
    const first = await db().input.findUniqueOrThrow({ where: { id } })
    // Again, as a second press or a repeated request would: the same, from the same instant.
    expect((await remove(id)).status).toBe(200)
    const again = await db().input.findUniqueOrThrow({ where: { id } })
    expect(again.deletedAt).toEqual(first.deletedAt)
    expect(await namesOf({ search: 'away' })).toEqual([])
    expect((await readOne(send('/'), context(id))).status).toBe(404)
    expect((await rename(id, 'other')).status).toBe(404)
    const problem = findInputProblem(settings, await readInputs(workspaceId, settings))
    expect(problem?.field).toBe('image')

    const restored = await change(restore, id)
    expect([restored.status, restored.result.data.name]).toEqual([200, 'away.png'])
    expect((await change(restore, id)).status).toBe(200)
    expect(await namesOf({ search: 'away' })).toEqual(['away.png'])
    expect(findInputProblem(settings, await readInputs(workspaceId, settings))).toBeNull()
  })

  it('shows what was made with an input, newest first, and goes on showing it there', async () => {
    const thumbnailKey = await store(new Uint8Array([1, 2, 3]), 'webp')
    const { id } = await add('used.png', { thumbnailKey })
    const first = await makeVideo(made, { prompt: 'first' })
    const second = await makeVideo(made, { prompt: 'second', posterKey: 'x' })
    const unfinished = await makeVideo(made, { prompt: 'lost' })
    await db().video.delete({ where: { id: unfinished.id } })
    const tasks = [first.taskId, second.taskId, unfinished.taskId]
    await db().taskInput.createMany({
      // The second uses it as its first and as its last frame.
      data: [
        ...tasks.map((taskId) => ({ taskId, slot: 'image', inputId: id })),
        { taskId: second.taskId, slot: 'endImage', inputId: id },
      ],
    })
    for (const [index, taskId] of tasks.entries()) {
      const createdAt = new Date(Date.UTC(2026, 0, 1 + index))
      await db().task.update({ where: { id: taskId }, data: { createdAt } })
    }
    const [listed] = await list({ search: 'used' })
    expect(listed?.uses).toEqual({ tasks: 3, videos: 2 })

    await remove(id)
    const answer = await listUses(send('/uses'), context(id))
    const { data } = await answer.json()
    const uses: InputUseView[] = data.uses
    expect(uses.map(({ prompt, video }) => [prompt, video?.id])).toEqual([
      ['lost', undefined],
      ['second', second.id],
      ['first', first.id],
    ])
    expect(uses[1]?.video?.posterUrl).toContain(`/videos/${second.id}/poster?v=`)
    expect(data.nextCursor).toBeNull()
    const picture = await getThumbnail(send('/thumbnail'), context(id))
    expect(picture.status).toBe(200)
    await picture.body?.cancel()
  })

  it('pages what was made with an input', async () => {
    const { id } = await add('often.png')
    const { id: videoTask } = await db().task.findFirstOrThrow({
      where: { workspaceId: made.scope.workspaceId },
    })
    const {
      id: _,
      requestId: __,
      settings,
      note,
      resultUrls,
      ...task
    } = await db().task.findUniqueOrThrow({ where: { id: videoTask } })
    const json = { settings: settings ?? {}, ...(note ? { note } : {}) }
    for (let index = 0; index < 45; index += 1) {
      const createdAt = new Date(Date.UTC(2026, 1, 1, 0, 0, Math.floor(index / 4)))
      await db().task.create({
        data: {
          ...task,
          ...json,
          takeNumber: 100 + index,
          requestId: `often-${index}`,
          prompt: `${index}`,
          createdAt,
          inputs: { create: { slot: 'image', inputId: id } },
        },
      })
    }
    const prompts: string[] = []
    let cursor: string | null = null
    do {
      const search: string = cursor ? `?cursor=${cursor}` : ''
      const { data } = await (await listUses(send(`/uses${search}`), context(id))).json()
      prompts.push(...data.uses.map((use: InputUseView) => use.prompt))
      cursor = data.nextCursor
    } while (cursor)
    expect(prompts).toHaveLength(45)
    expect(new Set(prompts).size).toBe(45)
  })

  describe('somebody else', () => {
    it('may rename and remove their own as a member, and anybody’s as an admin', async () => {
      const memberScope = await addMember(made.scope, 'member')
      const member = await signedIn(memberScope.userId)
      const admin = await signedIn((await addMember(made.scope, 'admin')).userId)
      const { id } = await add('the owner’s.png')
      const own = await add('the member’s.png', { userId: memberScope.userId })

      const refused = await rename(id, 'mine now', member)
      expect(refused.status).toBe(403)
      expect(refused.result.error.message).toBe(
        'Only who added this input, or an admin, may change it.',
      )
      expect((await remove(id, member)).status).toBe(403)
      expect((await rename(own.id, 'renamed.png', member)).status).toBe(200)
      expect((await remove(own.id, member)).status).toBe(200)
      expect((await change(restore, own.id, { as: member })).status).toBe(200)
      expect((await rename(id, 'by an admin.png', admin)).status).toBe(200)
      expect((await remove(id, admin)).status).toBe(200)
      expect((await change(restore, id, { as: member })).status).toBe(404)
      expect((await change(restore, id, { as: admin })).status).toBe(200)

      const seen = await list({ search: 'png' }, { as: member })
      expect(seen.find((input) => input.id === own.id)?.mayChange).toBe(true)
      expect(seen.find((input) => input.id === id)?.mayChange).toBe(false)
    })

    it('may only look as a viewer', async () => {
      const viewer = await signedIn((await addMember(made.scope, 'viewer')).userId)
      const { id } = await add('seen.png')
      expect((await list({ search: 'seen' }, { as: viewer }))[0]?.mayChange).toBe(false)
      expect((await rename(id, 'x', viewer)).status).toBe(403)
      expect((await remove(id, viewer)).status).toBe(403)
      expect((await change(restore, id, { as: viewer })).status).toBe(403)
    })

    it('finds nothing here as a stranger, nor through a workspace of their own', async () => {
      const other = await makeWorkspace()
      const stranger = await signedIn(other.scope.userId)
      const { id } = await add('private.png')
      for (const workspace of [made.scope.slug, other.scope.slug]) {
        const place = context(id, workspace)
        const answers = [
          await readOne(stranger('/'), place),
          await PATCH(stranger('/', { method: 'PATCH', body: '{"name":"x"}' }), place),
          await DELETE(stranger('/', { method: 'DELETE' }), place),
          await restore(stranger('/', { method: 'POST' }), place),
          await listUses(stranger('/uses'), place),
        ]
        expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404])
      }
      const kept = await db().input.findUniqueOrThrow({ where: { id } })
      expect([kept.name, kept.deletedAt]).toEqual(['private.png', null])
    })

    it('is refused from another site', async () => {
      const { id } = await add('here.png')
      const request = send('/', { method: 'DELETE', headers: { origin: 'http://evil.test' } })
      expect((await DELETE(request, context(id))).status).toBe(403)
    })
  })
})
