import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { aMail, bytesOf, flags, readAs } from '../../../support/foreign.ts'

const fixture = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../../support/fixtures/calendar/${name}`, import.meta.url)))

describe('a calendar', () => {
  it('says what stands in it, line by line, with who asks and who comes', async () => {
    const document = await readAs(fixture('overleg.ics'), 'overleg.ics')
    expect(document).toMatchObject({
      format: 'ics',
      subject: 'Overleg over de signalen, kamer 2',
      from: { address: 'a.deboer@coa.example', name: 'Boer, A. de' },
      to: [{ address: 'liaison@ind.example', name: 'Liaison' }],
      warnings: [],
    })
    expect(document.text).toContain(
      'DTSTART;TZID=Europe/Amsterdam: 20161005T093000\nSUMMARY: Overleg over de signalen, kamer 2\n',
    )
    expect(document.text).toContain('DESCRIPTION: Eerste regel\nTweede regel die zo lang is dat zij over gaat')
  })

  it('gives the file in it as a part', async () => {
    const { children } = await readAs(fixture('overleg.ics'), 'overleg.ics')
    expect(children.map(child => [child.name, child.format, child.text])).toEqual([['agenda.txt', 'txt', 'de agenda']])
  })

  it('that comes with a mail is a part of it, beside its words', async () => {
    const invitation = {
      headers: ['Content-Type: text/calendar; method=REQUEST; charset=utf-8'],
      body: Buffer.from(fixture('overleg.ics')).toString(),
    }
    const mail = await readAs(
      aMail({}, { headers: ['Content-Type: text/plain'], body: 'Komt u?' }, invitation),
      'a.eml',
    )
    expect([mail.text, mail.children.map(child => child.format)]).toEqual(['Komt u?', ['ics']])
  })
})

describe('an address card', () => {
  it('says who it is and how to reach them, in the character set it names', async () => {
    const document = await readAs(fixture('kaarten.vcf'), 'kaarten.vcf')
    expect([document.format, document.subject, flags(document)]).toEqual(['vcf', 'José Jansen', []])
    expect(document.text).toBe(
      'FN: José Jansen\nTEL;TYPE=cell: 06-11111111\nEMAIL: jj@vluchtelingenwerk.example\n\nFN: Renée de Wit\nTEL;TYPE=WORK: 088-0000931',
    )
    expect(document.children.map(child => [child.name, child.format])).toEqual([['photo', 'image']])
  })

  it('of one line without end costs no time to speak of', async () => {
    const document = await readAs(bytesOf(`BEGIN:VCARD\nFN:x\nTEL${';TYPE="'.repeat(200_000)}\nEND:VCARD\n`), 'a.vcf')
    expect(document.subject).toBe('x')
  })
})
