import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import S3rver from 's3rver'
import { firstRun, generate, openNewest, play, prompt } from './pages'
import { startStudio } from './studio'

test('a shot is kept in a bucket and played from there, and the settings prove it', async ({
  page,
}) => {
  const directory = await mkdtemp(join(tmpdir(), 'dailies-bucket-'))
  const server = new S3rver({
    ...{ address: '127.0.0.1', port: 0, silent: true, directory },
    configureBuckets: [{ name: 'dailies' }],
  })
  const bucket = `http://127.0.0.1:${(await server.run()).port}`
  const studio = await startStudio({
    env: {
      S3_ENDPOINT: bucket,
      S3_PUBLIC_URL: bucket,
      S3_REGION: 'us-east-1',
      S3_BUCKET: 'dailies',
      S3_ACCESS_KEY_ID: 'S3RVER',
      S3_SECRET_ACCESS_KEY: 'S3RVER',
    },
  })
  try {
    const complaints: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text())
    })
    await firstRun(page, studio.url)
    await prompt(page).fill('A lighthouse at blue hour, the beam turns and stops on the boat.')
    await generate(page).click()
    const fromBucket = page.waitForResponse((answer) =>
      answer.url().startsWith(`${bucket}/dailies/`),
    )
    await openNewest(page, 1)
    await play(page)
    expect((await fromBucket).status()).toBe(206)

    const section = page.getByRole('region', { name: 'Storage' })
    const test = section.getByRole('button', { name: 'Test', exact: true })
    await page.goto(`${studio.url}/w/north-pier-films/settings`)
    await test.click()
    await expect(section.getByRole('status')).toContainText('fetched by its link, and removed')
    expect(complaints).toEqual([])

    server.httpServer.closeAllConnections()
    await server.close()
    await test.click()
    await expect(section.getByRole('status')).toContainText('Check S3_ENDPOINT')
    await page.getByRole('link', { name: 'Gallery' }).first().click()
    await expect(page.locator('a[data-tile]')).toHaveCount(1)
  } finally {
    await studio.stop()
    await server.close().catch(() => {})
    await rm(directory, { recursive: true, force: true })
  }
})
