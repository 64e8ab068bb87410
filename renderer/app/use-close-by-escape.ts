import { useNavigate } from './navigation-context.tsx'
import { useAction } from '../actions/use-action.ts'

/** What lies open beside the work is closed by Esc, and only then does Esc lead back. Alt+← always leads back. */
export function useCloseByEscape(close: () => void): void {
  const { back } = useNavigate()
  useAction('everywhere.back', key => {
    if (key === 'Escape') close()
    else back()
  })
}
