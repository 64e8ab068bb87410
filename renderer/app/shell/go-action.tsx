import { useAction } from '../../actions/use-action.ts'
import { useNavigate } from '../navigation-context.tsx'
import { placeOf, type GoTo } from './navigation-items.ts'

/** The key and the palette's row of one item of the navigation. */
export function GoAction({ id }: { readonly id: GoTo | 'everywhere.search' }) {
  const { go } = useNavigate()
  useAction(id, () => go(placeOf[id === 'everywhere.search' ? 'go.search' : id]))
  return null
}
