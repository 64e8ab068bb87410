/** What the composer loads: the reading copy of a packet. Reaches no key, no database and no network. */
export { PacketDocument, type DocumentItem, type DocumentRun } from './packet-document.ts'
export { packetRenderer, renderPacket, type PacketRenderer } from './render-packet.ts'
export { loadRenderResources, type RenderResources } from './resources.ts'
