import { describe, expect, it, test } from 'vitest'
import { type Marker, markersCsv, markersEdl, smpteTimecode } from '@/lib/review/markers'

const marker = (over: Partial<Marker> = {}): Marker => ({
  frame: 46,
  body: 'The haze pops here',
  name: 'Emre',
  isGuest: false,
  createdAt: new Date('2026-11-20T14:05:00Z'),
  resolved: null,
  sha256: 'ab',
  ...over,
})

const words = { heads: ['Frame', 'Comment'], yes: 'yes', no: 'no' }
const plain = { separator: ',', decimal: '.' } as const
const turkish = { separator: ';', decimal: ',' } as const

describe('smpteTimecode', () => {
  test.each([
    [0, 24, '00:00:00:00'],
    [46, 24, '00:00:01:22'],
    [24, 23.976, '00:00:01:00'],
    [25, 25, '00:00:01:00'],
    [30, 30, '00:00:01:00'],
    [60 * 30, 30, '00:01:00:00'],
    // At 29.97 no frame is called 00:01:00;00 or ;01, and each tenth minute has all its numbers.
    [30, 29.97, '00:00:01;00'],
    [1799, 29.97, '00:00:59;29'],
    [1800, 30000 / 1001, '00:01:00;02'],
    [3597, 29.97, '00:01:59;29'],
    [3598, 29.97, '00:02:00;02'],
    [17981, 29.97, '00:09:59;29'],
    [17982, 29.97, '00:10:00;00'],
    [107892, 29.97, '01:00:00;00'],
    [3599, 59.94, '00:00:59;59'],
    [3600, 60000 / 1001, '00:01:00;04'],
    [35964, 59.94, '00:10:00;00'],
    [24 * 3600 + 25, 24, '01:00:01:01'],
    [12, Number.NaN, '00:00:00:12'],
    [12, 0, '00:00:00:12'],
  ])('frame %d at %d is %s', (frame, rate, timecode) => {
    expect(smpteTimecode(frame, rate)).toBe(timecode)
  })
})

describe('markersCsv', () => {
  const csv = (markers: Marker[], style: typeof plain | typeof turkish = plain) =>
    markersCsv(markers, { framesPerSecond: 24, style, words })

  it('begins with the mark that tells Excel its letters, and ends every line', () => {
    expect(csv([])).toBe('\ufeffFrame,Comment\r\n')
  })

  it('has the comma of Turkish numbers, and what separates cells then', () => {
    expect(csv([marker()], turkish)).toContain('46;00:00:01:22;1,917;Emre;no;The haze pops here;')
    expect(csv([marker()])).toContain('46,00:00:01:22,1.917,Emre,no,')
  })

  it('keeps what would break a cell inside of it', () => {
    const text = csv([marker({ body: 'Stop, "here"\nand on', name: '여기' })])
    expect(text).toContain(',여기,no,"Stop, ""here""\nand on",')
  })

  it('gives a table program nothing to compute', () => {
    for (const body of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1']) {
      expect(csv([marker({ body })])).toContain(`,'${body}`)
    }
    expect(csv([marker({ name: '=HYPERLINK("x")' })])).toContain(`"'=HYPERLINK(""x"")"`)
  })

  it('leaves the place empty of what is about the whole video', () => {
    expect(csv([marker({ frame: null })])).toContain('\r\n,,,Emre,no,')
  })
})

describe('markersEdl', () => {
  const film = { title: 'Harbour', clipName: 'Harbour.mp4', frames: 121, framesPerSecond: 24 }

  it('is one event with a locator for each comment at a frame', () => {
    const edl = markersEdl([marker(), marker({ frame: null, body: 'All good' })], film)
    expect(edl.split('\r\n')).toEqual([
      'TITLE: Harbour',
      'FCM: NON-DROP FRAME',
      '',
      '001  AX       V     C        00:00:00:00 00:00:05:01 00:00:00:00 00:00:05:01',
      '* FROM CLIP NAME: Harbour.mp4',
      '* LOC: 00:00:01:22 RED     Emre: The haze pops here',
      '* COMMENT: Emre: All good',
      '',
    ])
  })

  it('says whether numbers are dropped, and has no longer title than editors read', () => {
    const edl = markersEdl([marker()], {
      ...film,
      title: '바다 '.repeat(40),
      framesPerSecond: 30000 / 1001,
    })
    const [title = '', mode] = edl.split('\r\n')
    expect(mode).toBe('FCM: DROP FRAME')
    expect([...title]).toHaveLength('TITLE: '.length + 70)
    expect(edl).toContain('* LOC: 00:00:01;16 RED     Emre: The haze pops here')
  })

  it('holds a comment of several lines in one, and says what is resolved', () => {
    const resolved = { at: new Date(), name: 'Mina' }
    const edl = markersEdl([marker({ body: 'One\r\n002  AX V C\u2028two', resolved })], film)
    expect(edl).toContain('* LOC: 00:00:01:22 GREEN   Emre: One 002 AX V C two\r\n')
  })
})
