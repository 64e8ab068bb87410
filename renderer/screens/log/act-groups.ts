/** Acts by what kind they are, for the filter: five kinds that a person can tell apart. */
export const actGroups = ['look', 'search', 'record', 'share', 'manage'] as const
export type ActGroup = (typeof actGroups)[number]

const rules: readonly (readonly [ActGroup, RegExp])[] = [
  ['search', /^(search\.performed|register\.searched|entity\.searched)$/],
  [
    'manage',
    /^([A-Z_]+|(vault|user|access|organisation|config|log|auditor|draft|content)\..*|(mail|drop_folder)\.(added|secret_changed|tested|folders_chosen|removed))$/,
  ],
  [
    'look',
    /(opened|listed|counted|shown|read|viewed|previewed|compared|path|related|proposed|looked_up|asked|revealed)$/,
  ],
  ['share', /^(packet|recipient|rectification|request|subject_consent|text)\.|^network\.(exported|drawn)$/],
]

export function groupOfAct(act: string): ActGroup {
  return rules.find(([, pattern]) => pattern.test(act))?.[0] ?? 'record'
}
