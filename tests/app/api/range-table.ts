import { once } from 'node:events'
import { type IncomingHttpHeaders, request } from 'node:http'

/**
 * What RFC 9110 asks of a server of files, as requests over a real connection and what may be
 * answered: for our own route, and for the server in front of it that is told which file to send.
 */

type Answer = { status: number; headers: IncomingHttpHeaders; body: Uint8Array }

/** A file of which the content is known, where it is served, and what says who asks. */
export type Served = { url: string; cookie: string; content: Uint8Array }

type Known = { etag: string; lastModified: string | undefined; bytes: number }

type RangeCase = {
  name: string
  method?: 'HEAD'
  headers: (known: Known) => Record<string, string>
  /** The first status is ours; any is right. */
  may: readonly Expected[]
}

/** `part` has its last byte, too. */
type Expected =
  | { status: 200; part: 'whole' | 'head' }
  | { status: 206; part: readonly [number, number] | 'several' }
  | { status: 304 | 412 | 416; part: 'none' }

const WHOLE: Expected = { status: 200, part: 'whole' }
const HEAD: Expected = { status: 200, part: 'head' }
const UNSATISFIABLE: Expected = { status: 416, part: 'none' }
const part = (start: number, end: number): Expected => ({ status: 206, part: [start, end] })
const none = (status: 304 | 412): Expected => ({ status, part: 'none' })

const OLD_DATE = 'Tue, 01 Jan 2002 00:00:00 GMT'

const ask = (range: string) => () => ({ range })

/** For a file of `bytes`; at least 1,000. */
export const rangeCases = (bytes: number): RangeCase[] => {
  const last = bytes - 1
  return [
    { name: 'no range', headers: () => ({}), may: [WHOLE] },
    { name: 'the first byte', headers: ask('bytes=0-0'), may: [part(0, 0)] },
    { name: 'two bytes, as Safari begins', headers: ask('bytes=0-1'), may: [part(0, 1)] },
    { name: 'from the middle', headers: ask('bytes=100-199'), may: [part(100, 199)] },
    { name: 'the last byte', headers: ask(`bytes=${last}-${last}`), may: [part(last, last)] },
    { name: 'open, from 0', headers: ask('bytes=0-'), may: [part(0, last)] },
    { name: 'open, near the end', headers: ask(`bytes=${last - 9}-`), may: [part(last - 9, last)] },
    { name: 'suffix', headers: ask('bytes=-10'), may: [part(last - 9, last)] },
    {
      name: 'suffix longer than the file',
      headers: ask(`bytes=-${bytes * 2}`),
      may: [part(0, last)],
    },
    { name: 'end beyond the file', headers: ask('bytes=900-99999999'), may: [part(900, last)] },
    { name: 'in any case of letters', headers: ask('Bytes=0-1'), may: [part(0, 1)] },
    { name: 'start at the end', headers: ask(`bytes=${bytes}-`), may: [UNSATISFIABLE] },
    {
      name: 'start beyond any number',
      headers: ask('bytes=99999999999999999999-'),
      may: [UNSATISFIABLE],
    },
    { name: 'suffix of nothing', headers: ask('bytes=-0'), may: [UNSATISFIABLE] },
    // What cannot be understood may be ignored, or refused.
    { name: 'backwards', headers: ask('bytes=9-5'), may: [WHOLE, UNSATISFIABLE] },
    { name: 'no numbers', headers: ask('bytes=-'), may: [WHOLE, UNSATISFIABLE] },
    { name: 'another unit', headers: ask('frames=0-1'), may: [WHOLE, UNSATISFIABLE] },
    {
      name: 'several',
      headers: ask('bytes=0-1,5-6'),
      may: [WHOLE, { status: 206, part: 'several' }],
    },
    {
      name: 'If-Range with the tag',
      headers: ({ etag }) => ({ range: 'bytes=0-1', 'if-range': etag }),
      may: [part(0, 1)],
    },
    {
      name: 'If-Range with another tag',
      headers: () => ({ range: 'bytes=0-1', 'if-range': '"other"' }),
      may: [WHOLE],
    },
    {
      name: 'If-Range with a weak tag',
      headers: ({ etag }) => ({ range: 'bytes=0-1', 'if-range': `W/${etag}` }),
      may: [WHOLE],
    },
    {
      name: 'If-Range with an old date',
      headers: () => ({ range: 'bytes=0-1', 'if-range': OLD_DATE }),
      may: [WHOLE],
    },
    {
      name: 'If-Range with its own date',
      headers: ({ lastModified }) => ({ range: 'bytes=0-1', 'if-range': lastModified ?? OLD_DATE }),
      may: [WHOLE, part(0, 1)],
    },
    {
      name: 'If-Range with another tag, out of range',
      headers: () => ({ range: `bytes=${bytes}-`, 'if-range': '"other"' }),
      may: [WHOLE],
    },
    {
      name: 'If-None-Match with the tag',
      headers: ({ etag }) => ({ 'if-none-match': etag }),
      may: [none(304)],
    },
    {
      name: 'If-None-Match among others, weak',
      headers: ({ etag }) => ({ 'if-none-match': `"other", W/${etag}` }),
      may: [none(304)],
    },
    { name: 'If-None-Match *', headers: () => ({ 'if-none-match': '*' }), may: [none(304)] },
    {
      name: 'If-None-Match before any range',
      headers: ({ etag }) => ({ 'if-none-match': etag, range: 'bytes=0-1' }),
      may: [none(304)],
    },
    {
      name: 'If-None-Match with another tag',
      headers: () => ({ 'if-none-match': '"other"', range: 'bytes=0-1' }),
      may: [part(0, 1)],
    },
    {
      name: 'If-Match with the tag',
      headers: ({ etag }) => ({ 'if-match': etag, range: 'bytes=0-1' }),
      may: [part(0, 1)],
    },
    {
      name: 'If-Match with another tag',
      headers: () => ({ 'if-match': '"other"' }),
      may: [none(412)],
    },
    { name: 'HEAD', method: 'HEAD', headers: () => ({}), may: [HEAD] },
    {
      name: 'HEAD with a range',
      method: 'HEAD',
      headers: ask('bytes=0-1'),
      may: [HEAD, part(0, 1)],
    },
    {
      name: 'HEAD with If-None-Match',
      method: 'HEAD',
      headers: ({ etag }) => ({ 'if-none-match': etag }),
      may: [none(304)],
    },
  ]
}

export type RangeRow = {
  name: string
  status: number
  /** Empty when the answer is right. */
  wrong: string[]
}

/** Asks one of them and judges the answer. */
export const checkRange = async (served: Served, one: RangeCase): Promise<RangeRow> => {
  const plain = await send(served, {}, 'HEAD')
  const known = {
    etag: plain.headers.etag ?? '',
    lastModified: plain.headers['last-modified'],
    bytes: served.content.length,
  }
  const answer = await send(served, one.headers(known), one.method ?? 'GET')
  const expected = one.may.find(({ status }) => status === answer.status)
  const wrong = expected
    ? [
        ...judgeHeaders(answer, known),
        ...judgeBody(answer, expected, served.content, one.method === 'HEAD'),
      ]
    : [`not ${one.may.map(({ status }) => status).join(' or ')}`]
  return { name: one.name, status: answer.status, wrong }
}

const send = async (
  { url, cookie }: Served,
  headers: Record<string, string>,
  method: string,
): Promise<Answer> => {
  const asking = request(url, { method, headers: { ...headers, cookie }, agent: false })
  asking.end()
  const [reply] = await once(asking, 'response')
  const chunks: Buffer[] = []
  for await (const chunk of reply) chunks.push(chunk)
  return {
    status: reply.statusCode,
    headers: reply.headers,
    body: new Uint8Array(Buffer.concat(chunks)),
  }
}

const judgeHeaders = ({ status, headers }: Answer, known: Known): string[] => {
  const wrong: string[] = []
  const isSent = status === 200 || status === 206
  if (!/^"[^"]+"$/.test(known.etag)) wrong.push('no strong entity tag')
  if ((isSent || status === 304) && headers.etag !== known.etag) wrong.push('another entity tag')
  if (isSent && headers['x-content-type-options'] !== 'nosniff') wrong.push('may be sniffed')
  if (isSent && !headers['content-security-policy']?.includes('sandbox')) wrong.push('no sandbox')
  if (isSent && headers['content-encoding']) wrong.push('encoded')
  if (status === 200 && headers['accept-ranges'] !== 'bytes') {
    wrong.push(`Accept-Ranges ${headers['accept-ranges']}`)
  }
  if (status === 416 && headers['content-range'] !== `bytes */${known.bytes}`) {
    wrong.push(`Content-Range ${headers['content-range']}`)
  }
  return wrong
}

const judgeBody = (
  { headers, body }: Answer,
  expected: Expected,
  content: Uint8Array,
  isHead: boolean,
): string[] => {
  if (expected.part === 'none') {
    // A page about an error is no part of the file.
    return expected.status === 304 && body.length > 0 ? ['a body'] : []
  }
  if (expected.part === 'several') return judgeSeveral(headers, body, content)
  const [start, end] =
    expected.part === 'whole' || expected.part === 'head' ? [0, content.length - 1] : expected.part
  const wrong: string[] = []
  const length = end - start + 1
  if (headers['content-length'] !== String(length)) {
    wrong.push(`Content-Length ${headers['content-length']}`)
  }
  const range = expected.status === 206 ? `bytes ${start}-${end}/${content.length}` : undefined
  if (headers['content-range'] !== range) wrong.push(`Content-Range ${headers['content-range']}`)
  const bytes = isHead ? new Uint8Array() : content.subarray(start, end + 1)
  if (Buffer.compare(body, bytes) !== 0) wrong.push(`other bytes, ${body.length}`)
  return wrong
}

/** `bytes=0-1,5-6` as multipart/byteranges. */
const judgeSeveral = (
  headers: IncomingHttpHeaders,
  body: Uint8Array,
  content: Uint8Array,
): string[] => {
  if (!headers['content-type']?.startsWith('multipart/byteranges')) return ['no parts']
  const text = Buffer.from(body).toString('latin1')
  const isThere = ([start, end]: [number, number]) => {
    const bytes = Buffer.from(content.subarray(start, end + 1)).toString('latin1')
    return text.includes(`bytes ${start}-${end}/${content.length}\r\n\r\n${bytes}\r\n`)
  }
  return [[0, 1] as [number, number], [5, 6] as [number, number]].every(isThere)
    ? []
    : ['a part is missing']
}

/** As text, one line for each. */
export const rangeTable = (rows: readonly RangeRow[]): string =>
  rows
    .map(({ name, status, wrong }) => {
      const verdict = wrong.length === 0 ? 'right' : `WRONG: ${wrong.join(', ')}`
      return `  ${name.padEnd(40)} ${status}  ${verdict}`
    })
    .join('\n')
