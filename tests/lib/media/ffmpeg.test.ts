import { afterAll, describe, expect, it } from 'vitest'
import { FfmpegError, runFfmpeg, stopFfmpeg } from '@/lib/media/ffmpeg'

const picture = (size: string, name: string) => ({
  args: ['-f', 'lavfi', '-i', `color=red:s=${size}`, '-frames:v', '1', name],
  inputs: {},
  outputs: [name],
  timeoutMs: 20_000,
})

const refusal = (job: Parameters<typeof runFfmpeg>[0]): Promise<FfmpegError> =>
  runFfmpeg(job).then(
    () => Promise.reject(new Error('it should have failed')),
    (error) => error,
  )

afterAll(stopFfmpeg)

describe('runFfmpeg', () => {
  it('gives back the files that were asked for, made from those that were given', async () => {
    const source = (await runFfmpeg(picture('32x16', 'in.png'))).files['in.png']
    if (!source) throw new Error('no picture')
    const { files, log } = await runFfmpeg({
      args: ['-i', 'in.png', '-vf', 'scale=64:-1', 'out.png'],
      inputs: { 'in.png': source },
      outputs: ['out.png'],
      timeoutMs: 20_000,
    })
    const png = Buffer.from(files['out.png'] ?? [])
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([64, 32])
    expect(log).toContain('in.png')
    expect(source.length).toBeGreaterThan(0)
  })

  it('keeps nothing of one job for the next', async () => {
    await runFfmpeg(picture('16x16', 'left-behind.png'))
    const error = await refusal({
      args: ['-i', 'left-behind.png', 'out.png'],
      inputs: {},
      outputs: ['out.png'],
      timeoutMs: 20_000,
    })
    expect(error).toBeInstanceOf(FfmpegError)
    expect(error.problem).toBe('failed')
    expect(error.log).toContain('No such file')
  })

  it('says which file was not written', async () => {
    const error = await refusal({ ...picture('16x16', 'a.png'), outputs: ['a.png', 'b.png'] })
    expect(error.message).toContain('b.png')
  })

  it('ends a job over its time and serves the next', async () => {
    const error = await refusal({
      args: ['-f', 'lavfi', '-i', 'color', '-t', '1000000', 'out.mp4'],
      inputs: {},
      outputs: ['out.mp4'],
      timeoutMs: 300,
    })
    expect(error.problem).toBe('timed_out')
    expect((await runFfmpeg(picture('16x16', 'a.png'))).files['a.png']).toBeDefined()
  })

  it('refuses memory beyond the limit and serves the next', async () => {
    const huge = { ...picture('3000x3000', 'a.mp4'), memory: 64 * 2 ** 20 }
    expect((await refusal(huge)).problem).toBe('failed')
    expect((await runFfmpeg(picture('16x16', 'a.png'))).files['a.png']).toBeDefined()
  })

  it('serves many at once, each its own', async () => {
    const sizes = [16, 24, 32, 40, 48, 56]
    const made = await Promise.all(
      sizes.map((size) => runFfmpeg(picture(`${size}x${size}`, 'a.png'))),
    )
    const widths = made.map(({ files }) => Buffer.from(files['a.png'] ?? []).readUInt32BE(16))
    expect(widths).toEqual(sizes)
  })

  it('rejects what is under way when it is stopped', async () => {
    const endless = refusal({
      args: ['-f', 'lavfi', '-i', 'color', '-t', '1000000', 'out.mp4'],
      inputs: {},
      outputs: ['out.mp4'],
      timeoutMs: 20_000,
    })
    await runFfmpeg(picture('16x16', 'a.png'))
    await stopFfmpeg()
    expect((await endless).problem).toBe('crashed')
  })
})
