const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Nine characters, or null when it is mistyped: the check character of Core/Persons/ReturnCode.cs. Whether it is known, nobody tells. */
export function readReturnCode(typed: string): string | null {
  const plain = typed.normalize('NFKC').toUpperCase().replace(/[\s—－-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')
  const values = [...plain].map((c) => alphabet.indexOf(c))
  if (values.length !== 9 || values.includes(-1)) return null
  const sum = values.slice(0, 8).reduce((total, value, i) => {
    const counted = (8 - i) % 2 === 1 ? value * 2 : value
    return total + Math.floor(counted / 32) + (counted % 32)
  }, 0)
  return values[8] === (32 - (sum % 32)) % 32 ? plain : null
}
