import { Hidden } from '../components/hidden.tsx'
import { OriginTag } from '../components/tag.tsx'
import { usePartners } from './use-partners.ts'

/** The partner by its short name, read aloud in full. */
export function PartnerTag({ code }: { readonly code: string | null }) {
  const { short, full } = usePartners()
  if (short(code) === full(code)) return <OriginTag>{full(code)}</OriginTag>
  return (
    <OriginTag>
      <span aria-hidden="true">{short(code)}</span>
      <Hidden>{full(code)}</Hidden>
    </OriginTag>
  )
}
