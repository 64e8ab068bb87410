/** Works out the places beside the page: a large case takes longer than a page may stand still. */
import { layout, type LayoutInput } from './layout.ts'

addEventListener('message', (event: MessageEvent<LayoutInput>) => {
  postMessage(layout(event.data))
})
