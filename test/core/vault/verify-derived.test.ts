/** Rows without a digest in the log, held against what they follow from: nothing is wrong with an honest vault, and what was lost is told. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyDerived } from '../../../src/verify-derived.ts'
import { hostileStrings } from '../../support/hostile-strings.ts'
import { plainParser } from '../../support/parser.ts'
import { aVault, type TestVault } from '../../support/vault.ts'

let vault: TestVault

/** What people type and send: scripts, marks that fold away, words that are never searched, rubbish. */
const texts = [
  'Mehrdad Farahani belde over zijn kamer. Telefoon 06 12345678, v-nummer 1234567890.',
  'الاسم محمد الدرويش، رقم الهاتف ٠٦١٢٣٤٥٦٧٨. اتصل أمس.',
  'Syrische moslim; al-Darwish; İstanbul; Ⅷ; ﬁjn; e\u0301e\u0301n; \u200Bnul\u200Bbreed; \u202Eomgekeerd',
  '👩‍👩‍👧‍👦 𝒲𝑜𝓇𝒹 \ue000 " OR NEAR( * AND "AND" -NOT ^x "x"',
  '中文姓名 ሰላም ዓለም Ελλάδα Ærø ß ẞ ŉ',
  hostileStrings.join('\n'),
  `${'A'.repeat(3_000)} ${'langwoord'.repeat(200)}`,
]

beforeAll(async () => {
  vault = await aVault(plainParser)
  const { client, schakel } = vault
  for (const [n, text] of texts.entries()) {
    const { signal } = await client.signals.add({ channel: 'phone', title: `Melding "${n}" al-Amin`, text })
    if (n === 0) await client.cases.new({ title: 'Zaak', question: 'Wat is er aan de hand?' })
    await client.annotations.detect({ signal })
  }
  const path = join(vault.stateFolder, '..', 'post.eml')
  writeFileSync(path, `Subject: Bericht\r\n\r\n${texts.join('\r\n')}\r\n`)
  for await (const _ of await client.signals.import({ grant: schakel.give([path]) })) continue
  await schakel.workDone()
})
afterAll(() => vault.close())

const database = () => vault.schakel.opened()?.files.database ?? expect.fail('locked')
/** Verifies with something changed behind the program's back, and puts it back. */
async function verifiedWith(change: string): Promise<{ sound: boolean; found: string }> {
  const sql = database()
  sql.exec('BEGIN')
  try {
    sql.exec(change)
    // The verification ends with an act: it cannot be made within this transaction, which is what undoes the change.
    const findings = await verifyDerived(vault.schakel.opened() ?? expect.fail('locked'))
    return { sound: findings.length === 0, found: JSON.stringify(findings) }
  } finally {
    sql.exec('ROLLBACK')
  }
}

describe('verifying what follows from other rows', () => {
  it('finds nothing wrong with an honest vault, whatever its texts say', async () => {
    expect(await vault.client.care.verify({})).toMatchObject({ sound: true, findings: [] })
    // Twice: it leaves nothing behind.
    expect(await vault.client.care.verify({})).toMatchObject({ sound: true, findings: [] })
  })

  it.each([
    ['a row whose key is gone', 'DATA_KEY', 'DELETE FROM data_key WHERE owner = (SELECT id FROM signal LIMIT 1)'],
    [
      'a row that outlived its key',
      'DATA_KEY',
      'UPDATE data_key SET destroyed = 1, key = NULL WHERE owner = (SELECT id FROM signal LIMIT 1)',
    ],
    ['a counter that would give out a number again', 'NUMBER_BLOCK', 'UPDATE number_block SET last = last - 1'],
    ['no counter at all', 'NUMBER_BLOCK', "DELETE FROM number_block WHERE kind = 'case'"],
    ['a text that is not in the index and not owed to it', 'JOB', 'DELETE FROM indexed_extract WHERE local = 1'],
    ['a mention that leads nowhere', 'SIGNAL_KEY', "DELETE FROM signal_key WHERE mention <> ''"],
    ['a text whose size the index forgot', 'TEXT_INDEX', 'DELETE FROM text_index_docsize WHERE id = 2'],
    [
      'a text whose words the index forgot',
      'TEXT_INDEX',
      "DELETE FROM text_index WHERE rowid = 3; INSERT INTO text_index (rowid, words) VALUES (3, 'iets anders')",
    ],
    ['words that no search would come to', 'TEXT_INDEX', 'DELETE FROM text_index_idx'],
  ])('tells %s', async (_, code, change) => {
    const { sound, found } = await verifiedWith(change)
    expect(sound).toBe(false)
    expect(found).toContain(code)
  })
})
