/** Doors of the program that stay shut for whatever runs in a page. Each try is refused where it is made, and comes into the log. */
export const doors = [
  /** A new window. */
  'window',
  /** Another address in this window, by a page or a redirect. */
  'navigation',
  /** A page inside a page. */
  'webview',
  /** An address outside the program. */
  'request',
  /** A file of the program that is not in its list. */
  'file',
  'permission',
  'device',
  /** A connection between browsers. */
  'webrtc',
  /** What only Node has. */
  'node',
  /** Against the content policy: a script, a style, HTML or an address that is not ours. */
  'policy',
  'download',
  /** Credentials or certificates of a network. */
  'network_identity',
  /** A request to main from anybody but our own page. */
  'sender',
  /** On the port of the vault: no frame, or one of unbearable size. */
  'message',
  /** On the port of the vault: more calls than a person causes. */
  'rate',
  /** On the port of the vault: nothing that the contract has. */
  'procedure',
] as const
/** Doors of which the page itself or its bridge tells: nothing else in the program notices those tries. */
export const doorsOfPage: readonly Door[] = ['permission', 'device', 'webrtc', 'node', 'policy']
export type Door = (typeof doors)[number]
