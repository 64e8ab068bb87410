/** A mail as clients make them: two versions of the words with a picture between, a mail in it, an archive, a list, a signature and something sealed. */
import { readFileSync } from 'node:fs'
import { bytesOf, sampleBytes, zipOf } from './foreign.ts'
import { aPng } from './pictures.ts'

interface Node {
  readonly type: string
  readonly name?: string
  readonly isBase64?: boolean
  readonly body: Uint8Array | string
}

const boundaryOf = (depth: number): string => `laag-${depth}`

function written({ type, name, isBase64 = false, body }: Node): string {
  const bytes = Buffer.from(typeof body === 'string' ? bytesOf(body) : body)
  return [
    `Content-Type: ${type}`,
    ...(name === undefined ? [] : [`Content-Disposition: attachment; filename="${name}"`]),
    ...(isBase64 ? ['Content-Transfer-Encoding: base64'] : []),
    '',
    isBase64 ? bytes.toString('base64').replace(/.{76}/g, '$&\r\n') : bytes.toString('utf8'),
  ].join('\r\n')
}

function holding(subtype: string, depth: number, nodes: readonly string[]): string {
  const boundary = boundaryOf(depth)
  const parts = nodes.map(node => `--${boundary}\r\n${node}\r\n`).join('')
  return `Content-Type: multipart/${subtype}; boundary="${boundary}"\r\n\r\n${parts}--${boundary}--\r\n`
}

const head = (subject: string, n: number): string =>
  [
    `Message-ID: <boom-${n}@coa.example>`,
    'From: A. de Boer <a.deboer@coa.example>',
    'Reply-To: Balie Veldmeer <balie@coa.example>',
    'To: liaison@ind.example',
    'Bcc: archief@ind.example',
    'Date: Thu, 17 Nov 2016 10:00:00 +0100',
    `Subject: ${subject}`,
    'MIME-Version: 1.0',
    '',
  ].join('\r\n')

const words = 'De bewoner vertelde aan tafel over zijn reis.'
const sealed = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`fixtures/sealed/${name}`, import.meta.url)))
const file = (type: string, name: string, body: Uint8Array | string) => written({ type, name, isBase64: true, body })

export function nestedMail(): string {
  const page = `<html><body><p>De bewoner vertelde <b>aan tafel</b> over zijn reis.</p></body></html>`
  const versions = holding('alternative', 2, [
    written({ type: 'text/plain; charset=utf-8', body: words }),
    holding('related', 3, [
      written({ type: 'text/html; charset=utf-8', body: page }),
      file('image/png', 'logo.png', aPng(2, 2)),
    ]),
  ])
  const inner = `${head('Het eerdere bericht', 2)}${holding('mixed', 5, [
    written({ type: 'text/plain; charset=utf-8', body: 'Wat er eerder werd geschreven.' }),
    file('text/plain', 'eerder.txt', 'Een verslag van vorige week.'),
  ])}`
  return `${head('Met alles erin', 1)}${holding('mixed', 1, [
    versions,
    `Content-Type: message/rfc822\r\n\r\n${inner}`,
    file('application/zip', 'stukken.zip', zipOf({ 'notitie.txt': 'Een notitie uit het archief.' })),
    file('text/csv', 'looplijst.csv', sampleBytes('S04_nvik_looplijst_20161007.csv')),
    file('application/pkcs7-signature', 'smime.p7s', sealed('detached.p7s')),
    file('application/pkcs7-mime', 'dicht.p7m', sealed('enveloped.p7m')),
    'Content-Type: text/plain\r\n',
  ])}`
}
