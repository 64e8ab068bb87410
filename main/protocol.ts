/**
 * Serves `app://` from a list of files that the build wrote down with their digests. An address that is not in the list
 * does not exist; a file that is not what it was is not served.
 */
import { createHash, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { protocol, type Session } from 'electron'
import type { DoorRefused } from './doors.ts'

/** Path on the host → SHA-256 of the file, base64. */
export type ServedFiles = ReadonlyMap<string, string>

export interface Site {
  readonly host: 'schakel' | 'cell'
  /** Folder that holds the files. */
  readonly folder: string
  readonly files: ServedFiles
  /** Content policy of each response; a nonce is new each time. */
  readonly policy: (nonce: string) => string
  /** Documents whose origin is opaque ask for their own scripts across origins. */
  readonly crossOrigin: boolean
}

export const schemePrivileges = [
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true } },
]

/** Must run before `ready`. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged(schemePrivileges)
}

export function readServedFiles(listFile: string, host: Site['host']): ServedFiles {
  return new Map(Object.entries(unsafeFileList(JSON.parse(readFileSync(listFile, 'utf8')))[host] ?? {}))
}

/** The list is made by our own build and lies in the same archive as this code. */
function unsafeFileList(parsed: unknown): Record<string, Record<string, string>> {
  return parsed as Record<string, Record<string, string>>
}

export function serve(session: Session, site: Site, refused: DoorRefused): void {
  session.protocol.handle('app', request => respond(site, request, refused))
}

async function respond(site: Site, request: Request, refused: DoorRefused): Promise<Response> {
  const { host, pathname } = new URL(request.url)
  const path = pathname.slice(1)
  const digest = host === site.host && request.method === 'GET' ? site.files.get(path) : undefined
  // Never decoded, never joined before it was found in the list.
  if (digest === undefined) {
    refused('file')
    return new Response(null, { status: 404, headers: baseHeaders })
  }
  const bytes = await readFile(join(site.folder, path))
  if (createHash('sha256').update(bytes).digest('base64') !== digest)
    return new Response(null, { status: 410, headers: baseHeaders })
  const nonce = randomBytes(16).toString('base64')
  const headers = {
    ...baseHeaders,
    'Content-Type': types[extname(path)] ?? 'application/octet-stream',
    'Content-Security-Policy': site.policy(nonce),
    ...(site.crossOrigin ? { 'Access-Control-Allow-Origin': '*' } : {}),
  }
  return new Response(extname(path) === '.html' ? bytes.toString('utf8').replaceAll('%NONCE%', nonce) : bytes, {
    headers,
  })
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
}

/** Devices denied by header too: a WebUSB call from a hidden page has crashed the whole application. */
const denied = [
  'accelerometer',
  'bluetooth',
  'camera',
  'clipboard-read',
  'display-capture',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'keyboard-map',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'storage-access',
  'usb',
  'window-management',
  'xr-spatial-tracking',
]
const baseHeaders = {
  'Permissions-Policy': denied.map(feature => `${feature}=()`).join(', '),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cache-Control': 'no-store',
}

/** The page of the program. React Aria adds one style element and reads the nonce for it from the page. */
export function pagePolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "frame-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types schakel-worker',
  ].join('; ')
}

/** A cell: no origin, no storage, no network; WebAssembly for decoders whose bytes come in over its port. */
export function cellPolicy(): string {
  return "sandbox allow-scripts; default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'"
}
