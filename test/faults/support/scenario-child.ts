/** Does one scenario and meets one fault. Arguments: name of the scenario, folder of the stage, the fault as JSON. */
import { SchakelError } from '../../../src/contract/errors.ts'
import { testPassphrase } from '../../support/vault.ts'
import { arm, disarm, tell, type Fault } from './durable-steps.ts'
import { handOn, scenarios, stageAt } from './scenarios.ts'

const [name = '', root = '', fault = ''] = process.argv.slice(2)
const scenario = scenarios.find(one => one.name === name)
if (!scenario) throw new Error(`no scenario ${name}`)
/** By a stream that no step is: what is said to the test is not written by the product. */
const say = (line: string) => tell(`${line}\n`)
const hand = handOn(stageAt(root), what => say(`ack ${what}`))
if (scenario.isOpen) await hand.client.vault.unlock({ passphrase: testPassphrase })
await hand.schakel.workDone()
arm(unsafeFault(JSON.parse(fault)))
try {
  await scenario.act(hand)
  say('done')
} catch (error) {
  say(`refused ${error instanceof SchakelError ? error.code : `RAW ${String(error)}`}`)
}
for (const step of disarm()) say(`step ${step}`)
try {
  await hand.schakel.lock('quit')
} catch (error) {
  say(`unlocked ${String(error)}`)
}
process.exit(0)

/** Written by the test that started this. */
function unsafeFault(value: unknown): Fault {
  return value as Fault
}
