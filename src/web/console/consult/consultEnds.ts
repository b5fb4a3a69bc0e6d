/** Why a consultation ended, in the live state's words: a code, or "leg: busy" and "network: …". The words are in the locale, under `consults.ended`. */
export function endedWord(reason: string): 'declined' | 'expired' | 'withdrawn' | 'ended' | 'left' | 'lost' | 'busy' | 'noAnswer' | 'failed' | 'other' {
  switch (reason) {
    case 'declined':
    case 'expired':
    case 'withdrawn':
    case 'ended':
    case 'left':
      return reason
    case 'counsellor lost':
      return 'lost'
    case 'leg: busy':
      return 'busy'
    case 'leg: no-answer':
      return 'noAnswer'
    case 'leg: completed':
    case 'leg: left':
      return 'left'
    case 'not connected in time':
      return 'failed'
    default:
      return reason.startsWith('network:') || reason.startsWith('leg:') ? 'failed' : 'other'
  }
}

/** Why a call went back from this desk, where the telephone was the reason; the words are under `consults.back`. */
export function whyReturned(reason: string): 'busy' | 'noAnswer' | 'notTaken' | 'lost' | 'failed' | null {
  if (reason === 'leg: busy') return 'busy'
  if (reason === 'leg: no-answer') return 'noAnswer'
  if (reason === 'leg: not taken') return 'notTaken'
  if (reason.startsWith('leg:')) return 'lost'
  return reason.startsWith('network:') || reason === 'not connected in time' ? 'failed' : null
}
