/** Asking for what a role does not allow (R4): a logged request with a reason, which opens nothing by itself. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { plainParser } from '../../support/parser.ts'
import { aVault, testPassphrase, type TestVault } from '../../support/vault.ts'

const passphrase = 'fg leest in de stille kamer'
let vault: TestVault
let slot: number
const as = async (who: 'fg' | 'coordinator'): Promise<void> => {
  await vault.client.vault.lock({ cause: 'demand' })
  await vault.client.vault.unlock(who === 'fg' ? { passphrase, slot } : { passphrase: testPassphrase, slot: 1 })
}
beforeAll(async () => {
  vault = await aVault(plainParser)
  ;({ slot } = await vault.client.users.add({ name: 'fg', fullName: 'P. Bos', role: 'privacy_officer', passphrase }))
})
afterAll(() => vault.close())

const ask = (because: string) => vault.client.users.askAccess({ place: 'cases', because })

it('is a request with a name, a place and a reason, and opens nothing', async () => {
  await as('fg')
  await ask('Verzoek om inzage van een betrokkene')
  await expect(vault.client.cases.list({})).rejects.toMatchObject({ code: 'NOT_PERMITTED' })
  await expect(vault.client.users.accessAsked({})).rejects.toMatchObject({ code: 'NOT_PERMITTED' })
})

it('stands once, however often the same is asked while it is open', async () => {
  const { asked } = await ask('Nog eens')
  expect((await ask('En nog eens')).asked).toBe(asked)
})

it('waits for the coordinator until it is answered, and then only in the log', async () => {
  await as('coordinator')
  const { client } = vault
  const waiting = await client.users.accessAsked({})
  expect(waiting).toMatchObject([
    { by: 'P. Bos', role: 'privacy_officer', place: 'cases', because: 'Verzoek om inzage van een betrokkene' },
  ])
  const [{ id: asked } = { id: undefined }] = waiting
  if (asked === undefined) throw new Error('nothing was asked')
  await client.users.answerAccess({ asked, because: 'Zaak samen doorgenomen' })
  expect(await client.users.accessAsked({})).toEqual([])
  await expect(client.users.answerAccess({ asked, because: 'x' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  const { entries } = await client.audit.page({ acts: ['access.asked', 'access.answered'] })
  expect(entries.map(({ act, actorName, result }) => [act, actorName, result])).toEqual([
    ['access.answered', 'Coördinator', 'NOT_FOUND'],
    ['access.answered', 'Coördinator', 'ok'],
    ['access.asked', 'P. Bos', 'ok'],
    ['access.asked', 'P. Bos', 'ok'],
    ['access.asked', 'P. Bos', 'ok'],
  ])
})

it('may be asked anew after an answer', async () => {
  await as('fg')
  await ask('Opnieuw nodig')
  await as('coordinator')
  expect(await vault.client.users.accessAsked({})).toMatchObject([{ because: 'Opnieuw nodig' }])
})
