/** A bit of everything that people do, so that every kind of table has rows. Invented people only. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Hand } from './scenarios.ts'

let done = 0

export async function workABit(hand: Hand): Promise<void> {
  const { client } = hand
  done += 1
  const mark = `${process.pid}-${done}`
  const name = `Mehrdad Farahani-${done}`
  const { signal } = await client.signals.add({
    ...{ channel: 'phone', title: `Melding ${mark}` },
    text: `${name} belde over zijn kamer in Oosterhaven. Telefoon 06 12345678. ${'Hij wacht. '.repeat(80)}`,
  })
  const mails = Array.from({ length: 3 }, (_, n) => join(hand.root, `post-${mark}-${n}.eml`))
  for (const [n, path] of mails.entries())
    writeFileSync(path, mailWith(`${mark}-${n}`, `${name} kwam langs. ${'Regel. '.repeat(100)}`, n === 2 ? 300_000 : 0))
  for await (const event of await client.signals.import({ grant: hand.schakel.give(mails) }))
    if (event.type === 'summary' && event.summary.refused > 0) throw new Error('refused')
  await client.signals.grade({ signal, source: 'B', information: '2', because: 'bekende melder' })
  await client.signals.triage({
    ...{ signal, themes: ['unclear'], behaviour: 'werkt zonder loon', help: 'no', to: 'triage' },
  })
  await client.signals.addCondition({ signal, code: 'ask_first', text: 'eerst vragen' }).catch(() => undefined)
  await client.signals.setReporter({ signal, name: `Melder ${mark}` }).catch(() => undefined)
  await client.annotations.detect({ signal })
  await client.annotations.note({ signal, range: { start: 0, end: 7 }, text: `Aantekening ${mark}` })
  await client.drafts.save({ screen: 'signal.note', object: signal, text: `Concept ${mark}` })
  const { case: made } = await client.cases.new({ title: `Zaak ${mark}`, question: 'Wat is er aan de hand?' })
  await client.cases.add({ case: made, signal, because: 'hoort hierbij' })
  await client.signals.addTask({
    ...{ about: made, aboutType: 'case', kind: 'follow_up', what: 'nabellen', dueOn: '2030-01-01' },
  })
  await client.search.find({ query: 'kamer', purpose: { code: 'quality_check' } })
  await hand.schakel.workDone()
}

/** A mail; with an attachment that nobody reads it is too large for a row. */
function mailWith(id: string, text: string, attachedBytes: number): string {
  const head = `Message-ID: <w${id}@coa.example>\r\nFrom: coa@coa.example\r\nSubject: Post ${id}\r\nMIME-Version: 1.0\r\n`
  if (attachedBytes === 0) return `${head}\r\n${text}\r\n`
  const attached = Buffer.alloc(attachedBytes, id).toString('base64').replace(/.{76}/g, '$&\r\n')
  return `${head}Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n${text}\r\n--b\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=data.bin\r\nContent-Transfer-Encoding: base64\r\n\r\n${attached}\r\n--b--\r\n`
}
