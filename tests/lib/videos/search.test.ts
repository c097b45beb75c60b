import { beforeAll, expect, it } from 'vitest'
import { putSetting } from '@/lib/auth/setting-store'
import { updateDisplayName } from '@/lib/auth/user-store'
import { db } from '@/lib/db/client'
import { inTransaction } from '@/lib/db/transaction'
import { updateShotName } from '@/lib/tasks/shot-store'
import { renameFound, writeWordsUntil } from '@/lib/videos/keep-words'
import { countListed, listVideos } from '@/lib/videos/page-store'
import { ABOVE_ALL } from '@/lib/videos/place'
import { reindexNext } from '@/lib/videos/reindex-store'
import { toVideoFilter } from '@/lib/videos/video-filter'
import { updateProjectName } from '@/lib/workspaces/store'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { addMember, type MadeWorkspace, makeWorkspace } from '@/tests/helpers/factories'
import { makeVideo, makeVideos } from '@/tests/helpers/videos'

describeOnEachDatabase('searching videos', (useDatabase) => {
  useDatabase()
  let studio: MadeWorkspace

  beforeAll(async () => {
    studio = await makeWorkspace()
    await updateProjectName(studio.scope.workspaceId, studio.projectId, 'Harbour film')
  })

  const ownerOf = ({ scope }: MadeWorkspace) => ({
    workspaceId: scope.workspaceId,
    providerMode: 'emulated' as const,
  })
  const find = async (search: string, of = studio, more = {}) => {
    const reach = { way: 'older' as const, than: ABOVE_ALL, limit: 500 }
    const filter = { ...toVideoFilter({ search }, 'UTC'), ...more }
    return (await listVideos(ownerOf(of), filter, reach)).map(({ id }) => id)
  }
  const soon = () => Date.now() + 20_000

  const PROMPTS = {
    sea: '고요한 밤바다 위로 해가 뜬다',
    decomposed: '겨울바다의 파도'.normalize('NFD'),
    ferry: 'İSTANBUL at dusk, the FERRY leaves in 4K',
    light: 'Kırmızı ışık, "neon" AND rain',
    tower: '東京タワーの夜景',
    hindi: 'नमस्ते दुनिया',
    pictures: '🌊🎬',
  }

  it('finds what is meant, and nothing else', async () => {
    const made = new Map<string, string>()
    for (const [name, prompt] of Object.entries(PROMPTS)) {
      made.set((await makeVideo(studio, { prompt })).id, name)
    }
    const named = async (asked: string) => (await find(asked)).map((id) => made.get(id)).sort()
    const table: [asked: string, ...found: (keyof typeof PROMPTS)[]][] = [
      ['바다', 'decomposed', 'sea'],
      ['바다'.normalize('NFD'), 'decomposed', 'sea'],
      ['밤바', 'sea'],
      ['해', 'sea'],
      ['다', 'decomposed', 'sea'],
      ['밤 해', 'sea'],
      ['파도 해'],
      ['istanbul', 'ferry'],
      ['İSTANBUL', 'ferry'],
      ['ıstanbul', 'ferry'],
      ['ferry ist', 'ferry'],
      ['FERRY 4k', 'ferry'],
      ['erry'],
      ['ışık', 'light'],
      ['isik kirm', 'light'],
      ['"neon"', 'light'],
      ['neon AND rain', 'light'],
      ['neon OR ferry'],
      ['NEAR(neon, 3)'],
      ['東京', 'tower'],
      ['タワー', 'tower'],
      ['夜景', 'tower'],
      ['नम', 'hindi'],
      ['नमस्ते दु', 'hindi'],
      ['स्ते'],
      ['🌊'],
      ['"*:&|!()<->\\'],
      ["'"],
      ["x' OR 1=1 --"],
      ['words:ferry'],
      [`ferry ${'y'.repeat(10_000)}`],
      ['%'],
    ]
    for (const [asked, ...found] of table) {
      expect([asked.slice(0, 40), await named(asked)]).toEqual([asked.slice(0, 40), found])
    }
    expect((await named('harbour')).length).toBe(made.size)
    expect((await named('Mina seo')).length).toBe(made.size)
    expect((await named('harbour ferry')).length).toBe(1)
  })

  it('gives pages either way, counts, and keeps to the other filters and the workspace', async () => {
    const other = await makeWorkspace()
    const ids = (await makeVideos(other, 9, { prompt: 'Kestrel over the marsh' })).reverse()
    const owner = ownerOf(other)
    const filter = toVideoFilter({ search: 'kestrel' }, 'UTC')
    const first = await listVideos(owner, filter, { way: 'older', than: ABOVE_ALL, limit: 4 })
    const than = first.at(-1)?.place ?? 0n
    const second = await listVideos(owner, filter, { way: 'older', than, limit: 9 })
    expect([...first, ...second].map(({ id }) => id)).toEqual(ids)
    const back = await listVideos(owner, filter, {
      ...{ way: 'newer', than: second.at(-1)?.place ?? 0n, limit: 3 },
    })
    expect(back.map(({ id }) => id)).toEqual(ids.slice(5, 8))
    expect(await countListed(owner, filter, 100)).toBe(9)
    expect(await countListed(owner, filter, 5)).toBe(5)
    expect(await countListed(owner, { ...filter, hasAudio: true }, 100)).toBe(0)
    expect(await find('kestrel')).toEqual([])
    expect(await find('kestrel', other, { choice: 'none' })).toEqual(ids)
    await db().video.update({ where: { id: ids[0] ?? '' }, data: { trashedAt: new Date() } })
    expect(await find('kestrel', other)).toEqual(ids.slice(1))
  })

  it('finds a shot by its new name at once, and no more by the old one', async () => {
    const video = await makeVideo(studio)
    const { shotId } = await db().video.findUniqueOrThrow({ where: { id: video.id } })
    await updateShotName(studio.scope.workspaceId, shotId, 'Lantern alley')
    expect(await find('lantern')).toEqual([video.id])
    await updateShotName(studio.scope.workspaceId, shotId, '골목')
    expect(await find('lantern')).toEqual([])
    expect(await find('골목')).toEqual([video.id])
  })

  it('finds the videos of a renamed member or project by the new name a little later', async () => {
    const other = await makeWorkspace()
    const member = await addMember(other.scope, 'member')
    const hers = await makeVideo({ ...other, scope: member })
    const mine = await makeVideo(other)
    const { userId } = member
    await renameFound({ userId }, (tx) => updateDisplayName(tx, userId, '선주 Øst'))
    const { projectId } = other
    const rename = (name: string) =>
      renameFound({ projectId }, (tx) =>
        updateProjectName(other.scope.workspaceId, projectId, name, tx),
      )
    expect(await rename('Winter reel')).toBe(true)
    await writeWordsUntil(soon())
    expect(await find('선주', other)).toEqual([hers.id])
    expect(await find('winter', other)).toEqual([mine.id, hers.id])
    expect(await db().setting.count({ where: { key: { startsWith: 'words:' } } })).toBe(0)
  })

  it('asks for nothing where nothing was renamed', async () => {
    const nothing = { projectId: 'nothing' }
    expect(await renameFound(nothing, async () => false)).toBe(false)
    expect(await db().setting.count({ where: { key: { startsWith: 'words:' } } })).toBe(0)
  })

  it('has the words of an older installation, whoever writes them and is killed', async () => {
    const other = await makeWorkspace()
    const ids = (await makeVideos(other, 105, { prompt: 'Old footage' })).reverse()
    await db().$executeRawUnsafe('DELETE FROM "VideoSearch"')
    await db().setting.deleteMany({ where: { key: 'words' } })
    expect(await find('footage', other)).toEqual([])
    await inTransaction(reindexNext)
    // The newest are found first; what came to nothing is done again.
    const begun = await find('footage', other)
    expect(begun.length).toBeGreaterThan(50)
    expect(begun).toEqual(ids.slice(0, begun.length))
    const killed = inTransaction(async (tx) => {
      await reindexNext(tx)
      throw new Error('killed')
    })
    await expect(killed).rejects.toThrow('killed')
    expect(await find('footage', other)).toEqual(begun)
    await Promise.all([writeWordsUntil(soon()), writeWordsUntil(soon()), writeWordsUntil(soon())])
    expect(await find('footage', other)).toEqual(ids)
  }, 120_000)

  it('is written again when words are cut in another way', async () => {
    const other = await makeWorkspace()
    const { id } = await makeVideo(other, { prompt: 'Tidal' })
    await writeWordsUntil(soon())
    await db().$executeRawUnsafe('DELETE FROM "VideoSearch"')
    await writeWordsUntil(soon())
    expect(await find('tidal', other)).toEqual([])
    await putSetting('words', '0')
    await writeWordsUntil(soon())
    expect(await find('tidal', other)).toEqual([id])
  })
})
