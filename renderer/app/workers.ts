/**
 * The workers of this page, and the one Trusted Types policy that may start them (security.md §10). It knows the addresses that the build
 * wrote down and no other, and it makes neither HTML nor script. Loaded with the page, so that nothing else can take the policy's name.
 */
import pdfReader from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?worker&url'
import networkLayout from '../screens/network/layout-worker.ts?worker&url'

const addresses = { pdf: pdfReader, layout: networkLayout } as const

const known = new Set<string>(Object.values(addresses).map(absolute))
const policy = trustedTypes.createPolicy('schakel-worker', {
  createScriptURL(address) {
    if (!known.has(address)) throw new TypeError('not a worker of this program')
    return address
  },
})

/** One PDF at a time in each: what a hostile file does to its reader ends with it. */
export function startPdfWorker(): Worker {
  return new Worker(unsafeAddress(policy.createScriptURL(absolute(addresses.pdf))), { type: 'module', name: 'pdf' })
}

/** Places for the points of a network. */
export function startLayoutWorker(): Worker {
  return new Worker(unsafeAddress(policy.createScriptURL(absolute(addresses.layout))), {
    type: 'module',
    name: 'layout',
  })
}

function absolute(address: string): string {
  return new URL(address, document.baseURI).href
}

/** The standard library does not know yet that a worker takes a trusted address as it is. */
function unsafeAddress(address: TrustedScriptURL): string {
  return address as unknown as string
}

declare global {
  /** The part of Trusted Types that is used; the standard library does not describe it. */
  interface TrustedScriptURL {
    readonly toJSON: () => string
  }
  const trustedTypes: {
    readonly createPolicy: (
      name: 'schakel-worker',
      rules: { readonly createScriptURL: (address: string) => string },
    ) => { readonly createScriptURL: (address: string) => TrustedScriptURL }
  }
}
