/** The vault process: serves the contract over the ports that main hands it, and finishes cleanly when main says lock. */
import './no-network.ts'
import { RPCHandler } from '@orpc/server/message-port'
import type { MessagePortMain } from 'electron'
import { Refused } from '../../src/contract/errors.ts'
import type { Door } from '../../src/contract/doors.ts'
import { besideWindow, createSchakel, Pace, systemDeps, type CallContext, type Schakel } from '../../src/schakel.ts'
import type { LockCause } from '../channels.ts'
import { createDoorWatch } from '../doors.ts'
import { createCallRate } from './call-rate.ts'
import type { FromVault, ToVault } from './messages.ts'
import { createMailBroker } from './mail-broker.ts'
import { createCellBroker } from './parser-client.ts'
import { guarded } from './port-guard.ts'
import { createTypesetterBroker } from './typesetter-client.ts'
import { toWire } from './wire-errors.ts'

const tell = (message: FromVault): void => process.parentPort.postMessage(message)
const cells = createCellBroker(tell)
const composer = createTypesetterBroker(tell)
const mail = createMailBroker(tell)
let core: ReturnType<typeof openCore> | undefined

/** After these the keys of the vault may be in memory. */
const opening: ReadonlySet<string> = new Set(['vault.unlock', 'vault.found'])

/** After these recovery papers may wait to be printed, or no longer do. */
const aboutPapers: ReadonlySet<string> = new Set(['care.drawPapers', 'care.usePapers', 'care.rotate'])

/** Beside what the contract asks of a caller: whether this port may call now. */
interface PortContext extends CallContext {
  readonly mayCall: () => boolean
}

function openCore(folder: string) {
  const floods = createDoorWatch()
  const schakel = createSchakel({
    folder,
    stateFolder: null,
    openParser: cells.openParser,
    openMail: mail.openMail,
    composer,
    deps: systemDeps(new Pace(besideWindow)),
  })
  const handler = new RPCHandler<PortContext>(schakel.router, {
    interceptors: [
      async ({ next }) => {
        const result = await next()
        if (!result.matched) alarm(schakel, 'procedure')
        return result
      },
    ],
    clientInterceptors: [
      async ({ next, path, context }) => {
        try {
          if (!context.mayCall()) {
            floods.refused('rate')
            throw new Refused('TOO_FAST')
          }
          return await next()
        } catch (error) {
          throw toWire(error)
        } finally {
          // Also when the vault turned out to be in doubt: from here on its keys are in memory.
          const called = path.join('.')
          if (opening.has(called) && schakel.holdsKeys()) {
            tell({ kind: 'unlocked' })
            floods.openTo((door, times) => schakel.doorRefused(door, times))
          }
          if (aboutPapers.has(called)) tell({ kind: 'papers', wait: schakel.papersWait() })
        }
      },
    ],
  })
  return { schakel, handler, floods }
}

/** Our own page sends frames that the contract knows. What does not is not our page: it is written down, and the vault locks. */
function alarm(schakel: Schakel, door: Door): void {
  schakel.doorRefused(door, 1)
  tell({ kind: 'alarm' })
}

function receive(message: ToVault, ports: readonly MessagePortMain[]): void {
  const [port] = ports
  switch (message.kind) {
    case 'start':
      core = openCore(message.folder)
      return
    case 'door':
      core?.schakel.doorRefused(message.door, message.times)
      return
    case 'page': {
      if (core === undefined || port === undefined) return
      // In this order: a message that came before the handler listens would be lost.
      const { handler, schakel } = core
      handler.upgrade(
        guarded(port, () => alarm(schakel, 'message')),
        { context: { ...schakel.context, mayCall: createCallRate(() => performance.now()) } },
      )
      port.start()
      return
    }
    case 'grant':
      core?.schakel.grant(message.id, message.paths)
      return
    case 'cell':
      if (port !== undefined) cells.arrived(message.id, port)
      return
    case 'cell-ended':
      cells.ended(message.id, message.reason)
      return
    case 'composer':
      if (port !== undefined) composer.arrived(message.id, port)
      return
    case 'composer-ended':
      composer.ended(message.id)
      return
    case 'mail':
      if (port !== undefined) mail.arrived(message.id, port)
      return
    case 'mail-ended':
      mail.ended(message.id)
      return
    case 'lock':
      tell({ kind: 'locking', log: core?.schakel.lastVerdict() ?? null })
      void finish(message.cause).finally(() => tell({ kind: 'locked' }))
      return
  }
}

/** To the log, a page that failed is the program's own wish to lock, and twelve hours are a term like the other. */
async function finish(cause: LockCause): Promise<void> {
  core?.floods.close()
  await core?.schakel.lock(cause === 'failure' ? 'demand' : cause === 'longest' ? 'idle' : cause)
}

process.parentPort.on('message', event => receive(unsafeToVault(event.data), event.ports))

/** Main on the other side of a private channel: it sends what messages.ts says. */
function unsafeToVault(data: unknown): ToVault {
  return data as ToVault
}
