/**
 * What a page asks for that no page of this program needs: Node, a device, a place, a line to another computer. Each is refused elsewhere
 * too, by the sandbox and by policy, but those say nothing to the log. Whoever runs in the page can go around this, and finds the same
 * shut doors. Loaded before everything else.
 */
import type { Door } from '../../src/contract/doors.ts'

function shut(owner: object, name: string, door: Door): void {
  Object.defineProperty(owner, name, {
    get: () => {
      window.schakel.tried(door)
      return undefined
    },
    enumerable: false,
    configurable: false,
  })
}

shut(window, 'require', 'node')
for (const name of ['usb', 'hid', 'serial', 'bluetooth']) shut(Navigator.prototype, name, 'device')
shut(Navigator.prototype, 'geolocation', 'permission')
for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection']) shut(window, name, 'webrtc')
