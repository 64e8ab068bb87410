import type { ActionRows } from './action-row.ts'

export const packetActions = {
  'packet.next': { text: 'packet.next', keys: ['Ctrl+ArrowDown'], icon: 'chevronDown', bar: true },
  'packet.previous': { text: 'packet.previous', keys: ['Ctrl+ArrowUp'], icon: 'chevronUp' },
  'packet.nextRow': { text: 'packet.nextRow', keys: ['j'] },
  'packet.previousRow': { text: 'packet.previousRow', keys: ['k'] },
  'packet.include': { text: 'packet.include', keys: ['Space'], icon: 'check', bar: true },
  'packet.redact': { text: 'packet.redact', keys: ['r'], icon: 'redacted', bar: true },
  'packet.why': { text: 'packet.why', keys: ['w'], icon: 'blocked', bar: true },
  'packet.preview': { text: 'packet.preview', keys: ['v'], icon: 'eye', bar: true },
  'packet.submit': { text: 'packet.submit', keys: ['Ctrl+Enter'], icon: 'packet', bar: true },
  'packet.redactor.commit': { text: 'packet.redactor.commit', keys: ['Ctrl+Enter'], icon: 'redacted', bar: true },
  'packet.after.review': { text: 'packet.after.review', keys: ['v'], icon: 'reviewers', bar: true },
  'packet.after.seal': { text: 'packet.after.seal', keys: ['z'], icon: 'lock', bar: true },
  'packet.after.deliver': { text: 'packet.after.deliver', keys: ['a'], icon: 'packet', bar: true },
  'packet.after.receipt': { text: 'packet.after.receipt', keys: ['o'], icon: 'mail', bar: true },
  'packet.after.discard': { text: 'packet.after.discard', icon: 'trash' },
} as const satisfies ActionRows
