import { describe, expect, it } from 'vitest'
import { aMail, attached, flags, plain, readAs, refusalOf } from '../../../support/foreign.ts'
import { aDirectory, aJpeg, aPng } from '../../../support/pictures.ts'

const place = aDirectory({ 0x8825: 8 })
const [tall, wide, gif] = [
  aDirectory({ 256: 20, 257: 30 }),
  aDirectory({ 256: 20_000, 257: 6_000 }),
  'GIF89a\u0001\0\u0001\0\0\0\0;',
]

describe('a picture', () => {
  it.each([
    ['a.png', aPng(20, 30), 'image/png'],
    ['a.jpg', aJpeg(20, 30), 'image/jpeg'],
    ['a.tif', tall, 'image/tiff'],
    ['a.gif', new Uint8Array(Buffer.from(gif, 'latin1')), 'image/gif'],
  ])('%s is kept as it is and has no words of its own (R52)', async (name, bytes, mediaType) => {
    const document = await readAs(bytes, name)
    expect([document.format, document.mediaType, document.hasText, document.text]).toEqual([
      'image',
      mediaType,
      false,
      '',
    ])
    expect(flags(document)).toEqual([])
  })

  it('that says where it was taken is flagged (IMP-37)', async () => {
    expect(flags(await readAs(aJpeg(2, 2, place), 'a.jpg'))).toEqual(['IMP-37'])
    expect(flags(await readAs(aPng(2, 2, place), 'a.png'))).toEqual(['IMP-37'])
    expect(flags(await readAs(aJpeg(2, 2, aDirectory({ 0x010f: 1 })), 'a.jpg'))).toEqual([])
  })

  it.each([
    ['of more than a hundred million points', aPng(10_001, 10_000), 'a.png'],
    ['as TIFF', wide, 'a.tif'],
    ['that breaks off', aPng(20, 30).slice(0, -6), 'a.png'],
    ['whose scan has no end', aJpeg(20, 30).slice(0, -2), 'a.jpg'],
    ['without a size', aJpeg(0, 0), 'a.jpg'],
    ['of nothing but its first bytes', Uint8Array.of(0x89, 0x50, 0x4e, 0x47), 'a.png'],
  ])('%s is set aside (IMP-36)', async (_what, bytes, name) => {
    expect(await refusalOf(bytes, name)).toMatchObject({ code: 'IMP-36', red: false })
  })

  it('just within the limit is kept', async () => {
    expect(await refusalOf(aPng(10_000, 10_000), 'a.png')).toBe('read')
  })

  it('that is broken does not cost the mail around it', async () => {
    const mail = await readAs(
      aMail({}, plain('Zie foto.'), attached('a.png', 'image/png', aPng().slice(0, 20))),
      'a.eml',
    )
    expect([mail.text, mail.children.map(child => child.refusal?.code)]).toEqual(['Zie foto.', ['IMP-36']])
  })
})
